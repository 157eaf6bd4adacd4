import type { Point } from '../../contracts/common'
import type { SentPhoto } from '../photos/photo-queue'

/** What a resident has typed and picked so far, kept on the phone until the server has it. */
export interface Draft {
  /** Idempotency-Key of this one report: the same over all attempts, so that it arrives once. */
  key: string
  text: string
  topic?: string
  address: string
  point?: Point
  /** How many metres the point may be off, as the phone said. */
  accuracy?: number
  phone: string
  photos: SentPhoto[]
  /** Photos that are still only on this phone, by their names in its store. */
  unsent: string[]
  joinCase?: string
  /** The sending button was pressed: it goes as soon as there is a network, once. `code` and `place` are as they were then. */
  waiting?: { code?: string; place: string }
}

const symbols = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** WeChat has no crypto; the key only has to differ from this resident's other reports. */
export function newKey(random: () => number = Math.random): string {
  return Array.from({ length: 24 }, () => symbols.charAt(Math.floor(random() * symbols.length))).join('')
}

export function emptyDraft(): Draft {
  return { key: newKey(), text: '', address: '', phone: '', photos: [], unsent: [] }
}

export function hasContent(draft: Draft): boolean {
  const { text, topic, address, phone, photos, unsent } = draft
  return [text, topic ?? '', address, phone].some(words => words.trim() !== '') || photos.length + unsent.length > 0
}

/** A stored draft of an earlier version or a damaged one is as good as none. */
export function revive(stored: unknown): Draft | undefined {
  const draft = stored as Partial<Draft> | null | undefined
  if (!draft?.key || typeof draft.text !== 'string' || !Array.isArray(draft.photos)) return undefined
  return { ...emptyDraft(), ...draft }
}

/** The request for this draft; `code` is the place's, when it has one the server may know. */
export function asReport(draft: Draft, code: string | undefined) {
  const { text, topic, address, point, accuracy, phone, photos, joinCase } = draft
  const meToo = joinCase !== undefined && text.trim() === '' && photos.length === 0
  return {
    text: meToo ? '是同一个问题，我也反映' : text,
    media: photos.map(photo => photo.id),
    ...(code ? { code } : { address }),
    ...(code || !point ? {} : { point, ...(accuracy !== undefined && { accuracy }) }),
    ...(topic ? { topic } : {}),
    ...(phone.trim() ? { contact: { phone } } : {}),
    ...(joinCase ? { joinCase } : {})
  }
}
