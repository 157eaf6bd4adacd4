import { quietly } from './page-chunks'
import { whenOnline } from './when-online'

/** Everything a resident can tap on, fetched while nothing else is going on: out in the street it may soon be too late. */
export function preloadPages() {
  const begin = () =>
    quietly(() => [
      import('../pages/sent/index'),
      import('../pages/reports/index'),
      import('../pages/track/index'),
      import('../pages/progress/index'),
      import('../pages/messages/index'),
      import('../pages/about/index'),
      import('../pages/nowhere/index')
    ])
  const attempt = () =>
    Promise.all(begin()).catch(() => {
      const stop = whenOnline(() => {
        stop()
        void attempt()
      })
    })
  // Safari has no idle callback; a second later the first page stands.
  if ('requestIdleCallback' in window) window.requestIdleCallback(() => void attempt(), { timeout: 5_000 })
  else setTimeout(() => void attempt(), 1_000)
}
