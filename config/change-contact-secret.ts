import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fresh, otherContact, parsed, put } from './secrets'

/** Where the secret is that contacts are kept under: with whoever sets the environment, or in the data folder. */
export type Keeper = 'environment' | 'file'

export const keeperOf = (): Keeper => (process.env.CONTACT_SECRET ? 'environment' : 'file')

const fileIn = (dataDir: string) => join(dataDir, 'secrets.json')

/** A new secret takes the place of the present one, which still opens what is stored. */
export function beginChange(dataDir: string): void {
  const kept = parsed(fileIn(dataDir))
  const changed = { ...kept, CONTACT_SECRET: fresh(), [otherContact]: kept.CONTACT_SECRET }
  put(fileIn(dataDir), changed, renameSync)
}

/** Forgets the secret that nothing is kept under any more. */
export function endChange(dataDir: string): void {
  if (!existsSync(fileIn(dataDir))) return
  const { [otherContact]: _, ...kept } = parsed(fileIn(dataDir))
  put(fileIn(dataDir), kept, renameSync)
}
