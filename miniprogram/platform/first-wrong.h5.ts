/** The first field that is marked wrong comes into sight, with its message, and takes the focus. */
export function showFirstWrong() {
  // Once for React to draw the marks, once for the browser to lay them out.
  requestAnimationFrame(() => requestAnimationFrame(show))
}

function show() {
  // Pages that were left stay in the document, hidden.
  const wrong = [...document.querySelectorAll<HTMLElement>('.field-wrong')].find(field => field.offsetParent !== null)
  if (!wrong) return
  const part = wrong.querySelector<HTMLElement>('input, textarea') ?? wrong.querySelector<HTMLElement>('button')
  part?.focus({ preventScroll: true })
  wrong.scrollIntoView({ block: 'center' })
}

/** After something was sent and its form is gone: a screen reader goes on at the heading of what came instead. */
export function focusHeading() {
  requestAnimationFrame(() => {
    const heading = [...document.querySelectorAll<HTMLElement>('h1')].find(found => found.offsetParent !== null)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  })
}
