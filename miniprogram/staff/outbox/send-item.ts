import type { StaffCodeView } from '../../../contracts/staff-codes'
import { ApiError, asApiError } from '../../api/errors'
import { readCode, takeStep } from '../api/staff-codes'
import { uploadStaffPhoto } from '../api/staff-request'
import { findHeld, letGo } from '../photos/held-photos'
import type { Item } from './outbox'

/** Sends the photos that have not got through yet, then the step. */
export async function sendItem(item: Item, note: (part: Partial<Item>) => void): Promise<StaffCodeView> {
  const photos = [...item.photos]
  for (const [i, { held, id }] of photos.entries()) {
    if (id) continue
    const photo = await findHeld(held)
    if (!photo) throw new ApiError('image_broken', '手机里的照片找不到了，请去掉这一项后重新拍')
    photos[i] = { held, id: (await uploadStaffPhoto(photo)).id }
    note({ photos: [...photos] })
  }
  const media = photos.flatMap(({ id }) => id ?? [])
  const view = await takeStep(item.code, item.action, { ...item.form, ...(media.length > 0 && { media }) }).catch(
    thrown => arrivedBefore(item, asApiError(thrown), note)
  )
  for (const { held } of photos) letGo(held)
  return view
}

/** A step that is refused because it is done already, by the same person, had arrived: only its answer was lost. */
async function arrivedBefore(item: Item, error: ApiError, note: (part: Partial<Item>) => void): Promise<StaffCodeView> {
  // Photos that nobody claimed for a day are gone: they are sent anew the next time.
  if (error.code === 'media_taken') note({ photos: item.photos.map(({ held }) => ({ held })) })
  if (!item.tried || error.code !== 'code_state') throw error
  const view = await readCode(item.code)
  const last = view.history.at(-1)
  if (last?.action !== item.action || last.by.name !== item.by.name) throw error
  return view
}
