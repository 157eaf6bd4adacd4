import { readFileSync } from 'node:fs'
import Mocha from 'mocha'
import type { TestResult } from './messages'

const { EVENT_HOOK_BEGIN, EVENT_HOOK_END, EVENT_TEST_BEGIN } = Mocha.Runner.constants
const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Mocha.Runner.constants

interface Listener {
  begun(title: string): void
  ended(result: TestResult): void
}

/** Mocha prints by itself unless it is given something else. */
class Silent extends Mocha.reporters.Base {}

/** Runs the tests of one file and returns how long its hooks took. */
export async function runFile(file: string, grep: string | undefined, listener: Listener): Promise<number> {
  const { timeout } = JSON.parse(readFileSync('.mocharc.json', 'utf8')) as { timeout: number }
  const mocha = new Mocha({ timeout, forbidOnly: true, reporter: Silent, ...(grep && { grep }) })
  mocha.addFile(file)
  await mocha.loadFilesAsync()
  let hooksMs = 0
  await new Promise<void>(resolve => {
    const runner = mocha.run(() => resolve())
    const began = new Map<object, number>()
    const begin = (runnable: Mocha.Runnable) => {
      began.set(runnable, Date.now())
      listener.begun(runnable.fullTitle())
    }
    const sinceBegin = (runnable: Mocha.Runnable) => Date.now() - (began.get(runnable) ?? Date.now())
    const tell = (state: TestResult['state'], runnable: Mocha.Runnable, error?: unknown) =>
      listener.ended({
        title: runnable.fullTitle(),
        state,
        ms: sinceBegin(runnable),
        ...(error !== undefined && { error: wordsOf(error) })
      })
    runner.on(EVENT_HOOK_BEGIN, begin)
    runner.on(EVENT_HOOK_END, hook => {
      hooksMs += sinceBegin(hook)
    })
    runner.on(EVENT_TEST_BEGIN, begin)
    runner.on(EVENT_TEST_PASS, test => tell('passed', test))
    runner.on(EVENT_TEST_PENDING, test => tell('pending', test))
    // A hook that fails comes here, too, and counts as a failure.
    runner.on(EVENT_TEST_FAIL, tell.bind(undefined, 'failed'))
  })
  mocha.dispose()
  return hooksMs
}

export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const lines = (error.stack ?? error.message).split('\n')
  return lines.filter(line => !/^\s+at .*(node:internal|node_modules[\\/]mocha)/.test(line)).join('\n')
}
