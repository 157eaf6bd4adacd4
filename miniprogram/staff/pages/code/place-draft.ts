import type { StaffCodeView } from '../../../../contracts/codes/staff-views'
import type { Point } from '../../../../contracts/common'
import { readStored, removeStored, store } from '../../../platform/phone-storage'
import type { CodeItem } from '../../outbox/outbox-item'

/** What has been filled in for a code that is about to be hung; kept on the phone until it is sent or in the outbox. */
export interface PlaceDraft {
  name: string
  address: string
  note: string
  point?: Point
  accuracy?: number
  /** Near this: only to look for components, not the place itself. */
  around?: Point
  component?: { id: string; name: string }
  photos: string[]
}

const nameOf = (code: string) => `staff-draft:${code}`

export function loadPlace(code: string): PlaceDraft | undefined {
  return readStored(nameOf(code))
}

export function savePlace(code: string, draft: PlaceDraft) {
  store(nameOf(code), draft)
}

export function dropPlace(code: string) {
  removeStored(nameOf(code))
}

/** Begins with what was planned for this code, if anything was. */
export function newPlace(plan?: StaffCodeView): PlaceDraft {
  return { name: plan?.name ?? '', address: plan?.address ?? '', note: '', point: plan?.point, photos: [] }
}

/** What is missing, in the server's words: without network it could only say so hours later. */
export function missingIn({ name, address, point, accuracy = 0 }: PlaceDraft): Record<string, string> {
  return {
    ...(!point && { point: '请先确定位置' }),
    ...(accuracy > 10_000 && { point: '定位精度太差，请重新定位' }),
    ...wordsMissing('name', name, 60, '请填写点位名称'),
    ...wordsMissing('address', address, 120, '请填写地址')
  }
}

function wordsMissing(field: string, text: string, most: number, missing: string): Record<string, string> {
  const { length } = [...text.trim()]
  if (length < 2) return { [field]: missing }
  return length > most ? { [field]: `最多 ${most} 个字` } : {}
}

/** The form that the server takes. */
export function asForm({ name, address, note, point, accuracy, component }: PlaceDraft) {
  return {
    name,
    address,
    point,
    ...(accuracy !== undefined && { accuracy }),
    ...(component && { component: component.id }),
    ...(note.trim() && { note })
  }
}

/** The draft that a step in the outbox was made of. */
export function asDraft({ form, photos }: CodeItem): PlaceDraft {
  const { component, ...sent } = form as Partial<ReturnType<typeof asForm>>
  return {
    name: '',
    address: '',
    note: '',
    ...sent,
    ...(component && { component: { id: component, name: '选好的部件' } }),
    photos: photos.map(({ held }) => held)
  }
}
