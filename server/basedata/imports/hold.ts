import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Types } from 'mongoose'
import { type ImportDocument, ImportModel } from './import-model'
import type { Step } from './kind'

/** Somebody else goes on with the work: this run stops. */
class Taken extends Error {}

/** Whoever works at an import says so at least this often. */
const beatMs = 500
/** After so long without a word the one who worked at it is gone. */
export const goneAfterMs = 60_000

export const newHolder = () => randomBytes(8).toString('hex')

/** An import in the hands of this run. */
export interface Held {
  id: Types.ObjectId
  step: Step
  /** Writes into it, if it is still in these hands. */
  set(changes: object, gone?: readonly string[]): Promise<void>
}

/** Works at an import that this holder has; stops quietly when another has taken it over. */
export async function holding(id: Types.ObjectId, holder: string, work: (held: Held) => Promise<void>): Promise<void> {
  let last = 0
  async function set(changes: object, gone: readonly string[] = []) {
    const unset = Object.fromEntries(gone.map(key => [key, 1]))
    const { matchedCount } = await ImportModel.updateOne(
      { _id: id, holder },
      { $set: { ...changes, beatAt: new Date() }, ...(gone.length > 0 && { $unset: unset }) }
    )
    if (matchedCount === 0) throw new Taken()
  }
  async function step(done: number, total: number) {
    await setImmediate()
    if (Date.now() - last < beatMs) return
    last = Date.now()
    await set({ done, total })
  }
  await work({ id, step, set }).catch(error => {
    if (!(error instanceof Taken)) throw error
  })
}

/** Takes an import over from somebody who is gone. */
export async function takeOver({ _id, beatAt }: ImportDocument): Promise<string | undefined> {
  const holder = newHolder()
  const { modifiedCount } = await ImportModel.updateOne({ _id, beatAt }, { $set: { holder, beatAt: new Date() } })
  return modifiedCount === 1 ? holder : undefined
}
