import { seededCity } from '../../e2e/seeded-city'
import { requireBrowser } from '../require-browser'
import { run } from '../run'
import type { Client } from '../stale'
import type { Report } from './report'
import type { Task } from './tasks'

/** A step before or beside the tests; a failure of it counts as one. */
export function step(
  report: Report,
  name: string,
  work: () => Promise<unknown>,
  { slot = true, needs = [] as readonly Task[] } = {}
): Task {
  return {
    name,
    slot,
    needs,
    skipped: because => report.fail(name, `Not done, as this failed: ${because}`),
    async run() {
      const start = Date.now()
      try {
        await work()
        report.stepEnded(name, Date.now() - start)
      } catch (error) {
        report.fail(name, error instanceof Error ? error.message : String(error))
        throw error
      }
    }
  }
}

const node = (script: string, ...args: string[]) => run(process.execPath, [script, ...args], { quiet: true })

export const browserStep = (report: Report) =>
  step(report, 'browser, fonts and poppler', requireBrowser, { slot: false })

/** Each client builds in a process of its own, as builds keep a core busy. */
export function buildSteps(report: Report): Task[] {
  const clients: readonly Client[] = ['h5', 'weapp', 'console']
  return clients.map(client => step(report, `build ${client}`, () => buildOne(client)))
}

const buildOne = (client: Client) =>
  run(process.execPath, ['--import', 'tsx', 'scripts/build-all.ts', client], { quiet: true })

export const cityStep = (report: Report) => step(report, 'seed the demo city', seededCity)

export function checkSteps(report: Report): Task[] {
  return [
    step(report, 'lint', () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.')),
    step(report, 'types', () => node('node_modules/typescript/bin/tsc', '--noEmit'))
  ]
}
