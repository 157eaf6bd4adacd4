import { readFileSync } from 'node:fs'
import { longestFirst } from './files'
import type { Report } from './report'
import type { Setting } from './start-worker'
import type { Task } from './tasks'
import type { WorkerPool } from './worker-pool'

interface Suites {
  files: readonly string[]
  needs?: readonly Task[]
  /** Known once `needs` have ended; without one, the files are not run. */
  setting: () => Setting | undefined
  grep?: string
}

/** A task for each file, the longest first. */
export function suites({ files, needs = [], setting, grep }: Suites, pool: WorkerPool, report: Report): Task[] {
  return longestFirst(files).map(file => ({
    name: file,
    slot: true,
    needs,
    skipped: because => report.fail(file, `Not run, as this failed: ${because}`),
    async run(slot) {
      const chosen = setting()
      if (!chosen) return
      const name = chosen.label ? `${file} (${chosen.label})` : file
      try {
        const order = { file, ...(grep && { grep }) }
        report.fileEnded(name, await pool.run(slot, chosen, order, result => report.heard(name, result)))
      } catch (error) {
        report.fail(name, error instanceof Error ? error.message : String(error))
      }
    }
  }))
}

/** Files whose tests ask the database that the setting names. */
export function askDatabase(files: readonly string[]): string[] {
  return files.filter(file =>
    /from '[^']*\/(test\/api|test\/database|fresh-database)'/.test(readFileSync(file, 'utf8'))
  )
}
