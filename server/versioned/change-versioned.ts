import { Types } from 'mongoose'
import { Refusal } from '../http/refusal'
import { claimPhotos, type PhotoClaim, releaseClaim, settleClaim } from '../media/claim-photos'
import type { Appending } from './appending'
import type { StepKey } from './step-key'

/** A document whose every change is an entry of its history. */
export interface Versioned {
  _id: Types.ObjectId | string
  version: number
  history: readonly {
    media: readonly (Types.ObjectId | string)[]
    key?: string | null
    print?: string | null
  }[]
}

export interface VersionedChange<T extends Versioned> {
  /** The key under which the step was sent, if there is one. Its update must push both parts into the history. */
  key?: StepKey | undefined
  /** The photos that the step shows, whose they are, and what they will belong to. */
  photos: Omit<PhotoClaim, 'step'>
  /**
   * Returns the update for the document as it is now, or throws the refusal. It is asked again when somebody else was
   * quicker: a step that depends on what its taker saw compares versions here.
   */
  plan: (current: T) => Promise<Appending>
  /** Writes the update if the document still meets the filter. */
  write: (filter: Unchanged<T['_id']>, update: Appending) => Promise<T | null>
  read: (id: T['_id']) => Promise<T>
}

/** Holds for a document that nobody has changed since it was read: every change adds to its history. */
export interface Unchanged<Id> {
  _id: Id
  version: number
  history: { $size: number }
}

/** Every round is lost to somebody who won, so the number of rounds is bounded by how many act at the same moment. */
const mostRounds = 100

/**
 * The one way to change a case or a code. First the photos are claimed for this very step, then one update is written
 * whose filter says that nothing has happened since the document was read. If somebody was quicker, exactly what this
 * step claimed is released, and the step is planned again for the document as it is now: it goes on or says who was
 * first. A step that was sent before under the same key changes nothing and returns the document.
 *
 * An error of the database leaves the claim as it is, because the update may have been written;
 * `endAbandonedClaims` decides later.
 */
export async function changeVersioned<T extends Versioned>(
  seen: T,
  { key, photos, plan, write, read }: VersionedChange<T>
): Promise<T> {
  let current = seen
  for (let round = 1; ; round += 1) {
    if (isTaken(current, key)) return current
    const update = await plan(current)
    const claim = { ...photos, step: key ? `${key.key}:${current.version}` : String(new Types.ObjectId()) }
    const refused = showsAny(current, claim) ? new Refusal('media_taken') : await refusalOf(claimPhotos(claim))
    if (!refused) {
      const filter: Unchanged<T['_id']> = {
        _id: current._id,
        version: current.version,
        history: { $size: current.history.length }
      }
      const written = await write(filter, update)
      if (written) {
        await settleClaim(claim)
        return written
      }
    }
    const latest = await read(current._id)
    if (!refused)
      await releaseClaim({ ...claim, photos: claim.photos.filter(photo => !showsAny(latest, { photos: [photo] })) })
    const changed = latest.history.length !== current.history.length || latest.version !== current.version
    // A photo that is taken is the true reason only when nobody else was quicker.
    if (refused && !changed) throw refused
    if (round === mostRounds) throw new Refusal('not_ready')
    current = latest
  }
}

/** Whether the document shows the step of this key. Throws when the key came with something else before. */
function isTaken({ history }: Versioned, key: StepKey | undefined): boolean {
  const entry = key && history.find(each => each.key === key.key)
  if (entry && entry.print !== key.print) throw new Refusal('key_reused')
  return entry !== undefined
}

function showsAny({ history }: Versioned, { photos }: Pick<PhotoClaim, 'photos'>): boolean {
  if (photos.length === 0) return false
  return history.some(({ media }) => media.some(shown => photos.includes(String(shown))))
}

async function refusalOf(claiming: Promise<void>): Promise<Refusal | undefined> {
  try {
    await claiming
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
