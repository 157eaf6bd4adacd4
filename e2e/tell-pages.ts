import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

const open = new Set<Page>()
const errors: string[] = []

/** Remembers the pages of a context while they are open, and what they throw. */
export function watchPages(context: BrowserContext): void {
  context.on('page', page => {
    open.add(page)
    page.once('close', () => open.delete(page))
  })
  context.on('weberror', error => errors.push(error.error().message))
}

/**
 * Prints what each open page shows when the test has failed, as a wait that ends says only what did not come. To be
 * called after each test, before the pages are closed.
 */
export async function tellPages({ currentTest }: Mocha.Context): Promise<void> {
  const thrown = errors.splice(0)
  if (currentTest?.state !== 'failed') return
  for (const page of open) console.error(`  ${page.url()} shows:\n${await textOf(page)}`)
  if (thrown.length > 0) console.error(`  Thrown in the pages:\n${thrown.join('\n')}`)
}

/** A page that does not answer is a finding, too. */
async function textOf(page: Page): Promise<string> {
  const shown = page.evaluate(() => {
    const typed = [...document.querySelectorAll('input, textarea')].map(field => Object(field).value)
    return `${document.body.innerText.slice(0, 3000)}\n  typed: ${JSON.stringify(typed)}`
  })
  const noAnswer = pause(10_000, 'no answer for ten seconds', { ref: false })
  return Promise.race([shown, noAnswer]).catch(String)
}
