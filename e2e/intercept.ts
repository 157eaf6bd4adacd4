import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'

const probe = '/is-intercepted'

/**
 * Routes requests as `page.route` does, and waits until the page's own requests really pass there: Chromium says that it
 * intercepts a moment before a page that is open does, and a request in between goes straight through.
 */
export async function intercept(page: Page, ...how: Parameters<Page['route']>): Promise<void> {
  await page.route(...how)
  if (!page.url().startsWith('http')) return
  await page.route(`**${probe}`, route => route.fulfill({ status: 204 }))
  const passes = () => page.evaluate(path => fetch(path).then(({ status }) => status === 204), probe)
  for (let tries = 0; tries < 400 && !(await passes().catch(() => false)); tries += 1) await pause(25)
  await page.unroute(`**${probe}`)
}
