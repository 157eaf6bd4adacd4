import assert from 'node:assert/strict'
import type { BrowserContext, Response } from 'playwright-core'
import { checkAnswer } from '../server/test/check-answer'

const wrong: string[] = []

/** Checks every answer that a page gets by its row in contracts/. */
export function watchAnswers(context: BrowserContext): void {
  context.on('response', response => void look(response))
}

async function look(response: Response): Promise<void> {
  if (!response.headers()['content-type']?.includes('json')) return
  const { pathname } = new URL(response.url())
  try {
    // The answers of a closed page can no longer be read.
    const body: unknown = await response.json().catch(() => undefined)
    if (body !== undefined) checkAnswer(response.request().method(), pathname, { status: response.status(), body })
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error))
  }
}

export function expectRightAnswers(): void {
  assert.deepEqual(wrong.splice(0), [])
}
