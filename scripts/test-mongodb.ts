import './test-run/children'
import { findMongodb } from './mongodb'
import { testFiles } from './test-run/files'
import { startReport } from './test-run/report'
import { askDatabase, suites } from './test-run/suites'
import { runTasks } from './test-run/tasks'
import { workerPool } from './test-run/worker-pool'

/**
 * `npm run test:mongodb [files or folders…]`: the server's suites on a real MongoDB. Where there is none, says so and
 * ends well.
 */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const wanted = process.argv.slice(2)
const files = askDatabase(testFiles(wanted.length > 0 ? wanted : ['server', 'embedded-database']))
const mongodb = await findMongodb()
if ('missing' in mongodb) {
  console.log(`No tests on MongoDB: ${mongodb.missing}`)
  process.exit(0)
}
const report = startReport()
const pool = workerPool()
report.note(`MongoDB: tested, on ${mongodb.name}`)
const setting = { label: 'MongoDB', mongodbUrl: mongodb.url }
try {
  await runTasks(suites({ files, setting: () => setting }, pool, report))
} finally {
  await pool.end()
  await mongodb.stop()
}
process.exit(report.end() ? 0 : 1)
