import { quietly } from '../../platform/page-chunks'

let asked = false

/** A browser fetches each page when it is opened; out in the street it may be too late for that. */
export function preloadPages() {
  if (asked) return
  asked = true
  const pages = quietly(() => [
    import('../pages/home/index'),
    import('../pages/tasks/index'),
    import('../pages/task/index'),
    import('../pages/patrol/index'),
    import('../pages/cases/index'),
    import('../pages/case/index'),
    import('../pages/messages/index'),
    import('../pages/code/index'),
    import('../pages/absence/index'),
    import('../pages/password/index')
  ])
  Promise.all(pages).catch(() => {
    asked = false
  })
}
