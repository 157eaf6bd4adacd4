import { CommandError } from '../values/errors'
import type { Command } from './command'

/** Who does not end it by then has been ended; the log must not grow for ever. */
const longestMs = 3_600_000
let ending: NodeJS.Timeout | undefined

/**
 * MongoDB's own commands around a copy of the data files. Here writes go on meanwhile: only the data file stands still.
 * Without a lock, what was deleted before is in no file afterwards.
 */
export const backupCommands: Record<string, Command> = {
  fsync: {
    options: ['lock'],
    run({ store, command }) {
      if (command.lock !== true) {
        store.forgetDeleted()
        return {}
      }
      clearTimeout(ending)
      store.holdFile()
      ending = setTimeout(() => store.releaseFile(), longestMs).unref()
      return {}
    }
  },
  fsyncUnlock: {
    options: [],
    run({ store }) {
      clearTimeout(ending)
      if (!store.releaseFile()) throw new CommandError(20, 'fsyncUnlock called when not locked')
      return {}
    }
  }
}
