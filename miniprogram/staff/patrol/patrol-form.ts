import * as v from 'valibot'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { Point } from '../../../contracts/common'
import { NewPatrol } from '../../../contracts/reports/patrol'
import type { PatrolItem, PendingPhoto } from '../outbox/outbox-item'

/** What was found on patrol, as far as it is filled in. */
export interface PatrolDraft {
  /** Idempotency-Key of this one finding: the same over all attempts, so that it arrives once. */
  key: string
  code?: string
  point?: Point
  accuracy?: number
  address: string
  topic?: string
  text: string
  photos: string[]
  /** It was put right on the spot. */
  settled: boolean
  note: string
  afterPhotos: string[]
}

/** The form that the server takes, without the photos. */
export function formOf({ code, point, accuracy, address, topic, text, settled, note }: PatrolDraft) {
  return {
    ...(code
      ? { code }
      : { ...(point && { point, ...(accuracy !== undefined && { accuracy }) }), address: address.trim() }),
    ...(topic && { topic }),
    text: text.trim(),
    ...(settled && { settled: { note: note.trim() } })
  }
}

/** What is missing, by the field it belongs to, in the server's words. */
export function missingIn(draft: PatrolDraft): Record<string, string> {
  const ids = (names: readonly string[], from: number) => names.map((_, i) => String(from + i).padStart(24, '0'))
  const { settled, ...form } = formOf(draft)
  const { issues = [] } = v.safeParse(NewPatrol, {
    ...form,
    media: ids(draft.photos, 0),
    ...(settled && { settled: { ...settled, media: ids(draft.afterPhotos, 100) } })
  })
  const told = issues.map(issue => [v.getDotPath(issue) ?? 'text', issue.message] as const)
  const byField = Object.fromEntries([...told].reverse())
  const order = ['media', 'text', 'address', 'settled.media', 'settled.note']
  return Object.fromEntries(Object.entries(byField).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)))
}

/** Where it is, for the list of what waits. */
export function placeOf({ code, address }: PatrolDraft): string {
  if (code) return writePlaceCode(code)
  return address.trim() || '我的位置'
}

export function heldPhotos({ settled, photos, afterPhotos }: PatrolDraft): PendingPhoto[] {
  const after = settled ? afterPhotos.map(held => ({ held, after: true as const })) : []
  return [...photos.map(held => ({ held })), ...after]
}

/** The draft that a finding in the outbox was made of. */
export function patrolOf({ id, form, photos }: PatrolItem): PatrolDraft {
  const { settled, ...sent } = form as Partial<ReturnType<typeof formOf>>
  const names = (after: boolean) => photos.filter(photo => Boolean(photo.after) === after).map(({ held }) => held)
  return {
    address: '',
    text: '',
    ...sent,
    key: id,
    photos: names(false),
    settled: settled !== undefined,
    note: settled?.note ?? '',
    afterPhotos: names(true)
  }
}
