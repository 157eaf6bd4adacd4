import type { QueryFilter } from 'mongoose'
import { workThrough } from '../db/work-through'
import { Refusal } from '../http/refusal'
import { type MediaDocument, MediaModel } from './model'

const minute = 60_000
const hour = 60 * minute

/** One step of a case or of a code that wants to show photos. A photo proves one step only. */
export interface PhotoClaim {
  photos: readonly string[]
  /** Who uploaded them, as `resident:<id>` or `staff:<id>`. */
  owner: string
  /** What they will belong to, as `case:<number>` or `code:<code>`. */
  usedBy: string
  /** Equal requests have equal steps and share the claim: only one of them is written. */
  step: string
}

/**
 * Takes photos into use for a report. Only their uploader may, and only once; the same report may ask again. Refuses all
 * when one is not to be had.
 */
export async function takePhotos(photos: readonly string[], owner: string, usedBy: string): Promise<void> {
  if (photos.length === 0) return
  const free = { _id: { $in: photos }, owner, usedBy: { $in: [null, usedBy] } }
  await refuseUnlessAll(free, photos)
  const { matchedCount } = await MediaModel.updateMany(free, { $set: { usedBy }, $unset: { from: 1 } })
  if (matchedCount === photos.length) return
  await MediaModel.updateMany({ _id: { $in: photos }, usedBy }, { $set: { usedBy: null } })
  throw new Refusal('media_taken')
}

/**
 * Claims photos for one step before the step is written. The claim ends with `settleClaim` or `releaseClaim`; a claim
 * of the same document that a crash left behind may be taken over after a minute. Refuses all when one is not to be had.
 */
export async function claimPhotos(claim: PhotoClaim, now = new Date()): Promise<void> {
  const { photos, owner, usedBy, step } = claim
  if (photos.length === 0) return
  const abandoned = { usedBy, 'claim.at': { $lt: new Date(now.getTime() - minute) } }
  const free = {
    _id: { $in: photos },
    owner,
    $or: [{ usedBy: null }, { usedBy, 'claim.step': step }, abandoned]
  }
  await refuseUnlessAll(free, photos)
  const taken = { $set: { usedBy, claim: { step, at: now } }, $unset: { from: 1 } }
  const { matchedCount } = await MediaModel.updateMany(free, taken)
  if (matchedCount === photos.length) return
  await releaseClaim(claim)
  throw new Refusal('media_taken')
}

/** Takes none of several when one is not to be had: whose upload a photo was is forgotten when it is taken. One is all or none. */
async function refuseUnlessAll(free: QueryFilter<MediaDocument>, photos: readonly string[]): Promise<void> {
  if (photos.length > 1 && (await MediaModel.countDocuments(free)) !== photos.length) throw new Refusal('media_taken')
}

/** The step is written: its photos belong to it. */
export async function settleClaim(claim: PhotoClaim): Promise<void> {
  if (claim.photos.length > 0) await MediaModel.updateMany(held(claim), { $unset: { claim: 1 } })
}

/** The step was not taken: its photos are free for another. Photos that other steps hold are left alone. */
export async function releaseClaim(claim: PhotoClaim): Promise<void> {
  if (claim.photos.length > 0)
    await MediaModel.updateMany(held(claim), { $set: { usedBy: null }, $unset: { claim: 1 } })
}

const held = ({ photos, usedBy, step }: PhotoClaim) => ({ _id: { $in: photos }, usedBy, 'claim.step': step })

/** Whether the history of a document shows a photo, by the kind of the document: the part of `usedBy` before the colon. */
export type ShowsPhoto = Readonly<Record<string, (document: string, photo: string) => Promise<boolean>>>

/**
 * Ends claims that a crash left between claiming and settling. A photo that the document shows belongs to it; any other
 * is free again. Safe to run twice and in several processes.
 */
export async function endAbandonedClaims(showsPhoto: ShowsPhoto, now = new Date()): Promise<number> {
  const abandoned = { 'claim.at': { $lt: new Date(now.getTime() - hour) } }
  return workThrough({
    job: 'free photos that a crash left claimed',
    now,
    read: others =>
      MediaModel.find({ ...abandoned, ...others })
        .limit(500)
        .lean(),
    async each({ _id, usedBy, claim }) {
      const [kind = '', document = ''] = usedBy?.split(':') ?? []
      const shown = await showsPhoto[kind]?.(document, String(_id))
      const mine = { _id, usedBy, 'claim.step': claim?.step }
      await MediaModel.updateOne(mine, { ...(!shown && { $set: { usedBy: null } }), $unset: { claim: 1 } })
    }
  })
}
