import * as v from 'valibot'
import { readPlaceCode } from '../../../contracts/codes/place-code'
import { codeForms, type StaffCodeAction, type StaffCodeView } from '../../../contracts/codes/staff-views'
import type { MediaView } from '../../../contracts/media/views'
import { degreesIn } from '../../../contracts/spelling/degrees'

/** What a person has filled in for one step with a code so far. All steps share this shape. */
export interface CodeDraft {
  note: string
  reason: string
  successor: string
  name: string
  address: string
  lon: string
  lat: string
  component: string
  media: MediaView[]
}

export type CodeField = 'note' | 'reason' | 'successor' | 'place' | 'media'

/** The fields of each step's form, in order. */
export const codeFields: Record<StaffCodeAction, readonly CodeField[]> = {
  print: ['note'],
  post: ['place', 'media', 'note'],
  correct: ['place', 'reason'],
  damage: ['media', 'note'],
  lose: ['reason'],
  restore: ['note'],
  replace: ['successor', 'media', 'note'],
  retire: ['reason']
}

export function emptyCodeDraft({ name, address, point, component = '' }: StaffCodeView): CodeDraft {
  const [lon, lat] = point ?? []
  const [east, north] = [lon?.toFixed(6) ?? '', lat?.toFixed(6) ?? '']
  return { note: '', reason: '', successor: '', name, address, lon: east, lat: north, component, media: [] }
}

export type ReadCodeForm = { body: object } | { fields: Record<string, string> }

/** Checks a draft with the contract's form, in the server's words. */
export function readCodeForm(action: StaffCodeAction, draft: CodeDraft): ReadCodeForm {
  const schema: v.GenericSchema = codeForms[action]
  const { lon, lat, name, address, component, media, ...words } = draft
  const degrees = [lon, lat].map(degreesIn)
  const place = { point: degrees, name, address, ...(component.trim() && { component }) }
  const result = v.safeParse(schema, { ...words, ...place, media: media.map(({ id }) => id) })
  const fields: Record<string, string> = {}
  for (const issue of result.issues ?? []) fields[v.getDotPath(issue) ?? 'form'] ??= issue.message
  const read = readPlaceCode(draft.successor)
  if (action === 'replace' && 'problem' in read) {
    fields.successor = read.problem === 'check' ? '编号好像输错了一位，请再核对一遍' : '请填新贴上的二维码编号，9 位'
  }
  return Object.keys(fields).length > 0 ? { fields } : { body: Object(result.output) }
}
