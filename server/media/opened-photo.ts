import { MediaModel } from './model'
import { unredacted } from './signed-address'
import { keyOf } from './store-photo'

/** Returns where the bytes are of a photo as everybody outside sees it, or undefined. */
export async function shownKey(id: string): Promise<string | undefined> {
  const media = await MediaModel.findById(id, { 'redaction.drawing': 1 }).lean()
  return media ? keyOf(id, 'display', media.redaction?.drawing) : undefined
}

/** What an address asks for, and whether its reader may keep it. */
interface Opened {
  key: string
  /** What changes when the photo is redacted. */
  mark: string
  unredacted: boolean
}

/**
 * Returns what a good address opens now, or undefined. It is asked at each opening: what was drawn since the address was handed
 * out has ended it, in every process at once.
 */
export async function openedPhoto(id: string, rendition: string): Promise<Opened | undefined> {
  const asked =
    rendition === unredacted ? ['', 'display', undefined] : /^(display|thumbnail)(?:-([0-9a-f]{32}))?$/.exec(rendition)
  if (!asked || !/^[0-9a-f]{24}$/.test(id)) return undefined
  const media = await MediaModel.findById(id, { 'redaction.drawing': 1 }).lean()
  if (!media) return undefined
  const [, size = 'display', drawing] = asked
  if (rendition === unredacted) return { key: keyOf(id, size), mark: unredacted, unredacted: true }
  if ((media.redaction?.drawing ?? undefined) !== drawing) return undefined
  return { key: keyOf(id, size, drawing), mark: drawing ?? 'sent', unredacted: false }
}
