import { statSync } from 'node:fs'
import { StorageFailure } from './failure'

/**
 * Returns a check that these files are still the ones that were there when it first saw them. An open file can be written
 * after it was deleted, moved or replaced, or after its disk was taken away, and after a restart all of that is lost.
 */
export function watchPlace(files: readonly string[]): () => void {
  const known = new Map<string, string>()
  return () => {
    for (const file of files) {
      const found = identityOf(file)
      const before = known.get(file)
      if (before !== undefined && found !== before) throw new StorageFailure('gone', new Error(file))
      if (found !== undefined) known.set(file, found)
    }
  }
}

function identityOf(file: string): string | undefined {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false })
    return found && `${found.dev} ${found.ino}`
  } catch (error) {
    throw new StorageFailure('gone', error)
  }
}
