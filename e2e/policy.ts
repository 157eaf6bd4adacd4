import assert from 'node:assert/strict'
import type { BrowserContext } from 'playwright-core'

const violations: string[] = []

/** Listens in every page for what its content policy refused. */
export function watchPolicy(context: BrowserContext): void {
  context.on('console', message => {
    if (message.text().includes('Content Security Policy'))
      violations.push(`${message.page()?.url()}: ${message.text()}`)
  })
}

/** Fails if a page put something into itself, or asked for something, that the policy does not let in. */
export function expectNothingRefused(): void {
  assert.deepEqual([...new Set(violations.splice(0))], [])
}
