import { rememberTimes } from './files'
import { browserStep, buildSteps, cityStep } from './preparations'
import { startReport } from './report'
import type { Setting } from './start-worker'
import { askDatabase, suites } from './suites'
import { runTasks } from './tasks'
import { workerPool } from './worker-pool'

/** Runs some files, with what they need. Returns whether all went well. */
export async function runSome(files: readonly string[], grep?: string): Promise<boolean> {
  const report = startReport()
  const pool = workerPool()
  const mongodbUrl = process.env.MONGODB_URL
  const setting: Setting = { label: '', ...(mongodbUrl && { mongodbUrl }) }
  const inBrowser = (file: string) => file.startsWith('e2e/')
  const readsPaper = (file: string) => /^(qrcodes|server\/codes)\//.test(file)

  const across = files.filter(inBrowser)
  const browser = files.some(file => inBrowser(file) || readsPaper(file)) ? [browserStep(report)] : []
  const prepared = across.length > 0 ? [...buildSteps(report), cityStep(report), ...browser] : browser
  const run = (wanted: readonly string[], needs = browser) =>
    suites({ files: wanted, needs, setting: () => setting, ...(grep && { grep }) }, pool, report)
  if (askDatabase(files).length > 0)
    report.note(`MongoDB: ${mongodbUrl ? 'tested, on MONGODB_URL' : 'not tested; `npm run test:mongodb` does'}`)
  try {
    await runTasks([...prepared, ...run(across, prepared), ...run(files.filter(file => !inBrowser(file)))])
  } finally {
    await pool.end()
  }
  if (!grep) rememberTimes(report.times())
  return report.end()
}
