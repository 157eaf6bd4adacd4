import { accessSync, constants, existsSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { problems, sentenceAbout } from './problems'
import { checkAtStart } from './storage/check'
import { asFailure } from './storage/failure'
import { openSqlite } from './storage/sqlite'
import { Store } from './storage/store'
import { FolderUnavailable } from './unavailable'

/**
 * Opens the data file, or makes it where there is none. Throws `FolderUnavailable` with one sentence for people when what
 * is there cannot be trusted: an empty city must never stand in for one that exists.
 */
export function openStore(file: string, durable: boolean): Store {
  refuseWrongFile(file)
  try {
    const store = new Store(openSqlite(file), durable)
    checkAtStart(store)
    return store
  } catch (error) {
    throw new FolderUnavailable(sentenceAbout(file, dirname(file), asFailure(error)), { cause: error })
  }
}

function refuseWrongFile(file: string) {
  const found = statSync(file, { throwIfNoEntry: false })
  const problem = found ? problemOf(file, found) : existsSync(`${file}-wal`) && problems.onlyWal(file)
  if (problem) throw new FolderUnavailable(problem)
}

function problemOf(file: string, found: Stats): string | undefined {
  if (found.isDirectory()) return problems.isFolder(file)
  if (!isAccessible(file)) return problems.unreadable(file)
  // SQLite would take an empty file for a new database.
  return found.size === 0 ? problems.empty(file) : undefined
}

function isAccessible(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
