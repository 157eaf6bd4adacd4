let asked = false

/** A browser fetches each page when it is opened; out in the street it may be too late for that. */
export function preloadPages() {
  if (asked) return
  asked = true
  Promise.all([
    import('../pages/home/index'),
    import('../pages/tasks/index'),
    import('../pages/task/index'),
    import('../pages/patrol/index'),
    import('../pages/cases/index'),
    import('../pages/case/index'),
    import('../pages/code/index')
  ]).catch(() => {
    asked = false
  })
}
