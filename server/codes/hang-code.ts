import type { InferOutput } from 'valibot'
import { chinaDay } from '../../contracts/china-time'
import type { codeForms } from '../../contracts/codes/staff-views'
import { cellOnGround } from '../grids/locate'
import { ComponentReader } from '../grids/readers'
import { Refusal } from '../http/refusal'
import type { StepKey } from '../versioned/step-key'
import type { Actor } from './actor'
import { changeCode } from './change-code'
import type { CodeRecord } from './model'

type PlaceForm = InferOutput<typeof codeForms.post>
type CorrectForm = InferOutput<typeof codeForms.correct>
interface Hang {
  actor: Actor
  version?: number | undefined
  key?: StepKey | undefined
  now?: Date
}

/**
 * Binds a fresh code to the place where it hangs. A phone that did not hear the answer sends again under the same key and
 * gets a success. Any other person who comes second is told who was first.
 */
export async function postCode(found: CodeRecord, form: PlaceForm, hang: Hang): Promise<CodeRecord> {
  if (!hang.key && isRepeated(found, form, hang.actor)) return found
  const now = hang.now ?? new Date()
  const set = { ...(await placeSet(found, form)), postedAt: now, seenOn: chinaDay(now) }
  return changeCode(found, { ...hang, now, action: 'post', set, words: form.note, media: form.media })
}

/** Puts a damaged or lost code into use again at its old place. */
export async function restoreCode(found: CodeRecord, form: InferOutput<typeof codeForms.restore>, hang: Hang) {
  if (!found.point || !found.postedAt) throw new Refusal('code_state', '这个二维码没有张贴过，请直接张贴')
  return changeCode(found, { ...hang, action: 'restore', words: form.note, media: form.media })
}

/** Corrects the place of a hanging code. */
export async function correctCode(found: CodeRecord, form: CorrectForm, hang: Hang): Promise<CodeRecord> {
  const set = await placeSet(found, form)
  return changeCode(found, { ...hang, action: 'correct', set, words: form.reason, media: form.media })
}

/** A call without a key is taken for a repeat when it says the same as the last entry of the same person. */
function isRepeated({ state, history, point }: CodeRecord, form: PlaceForm, actor: Actor): boolean {
  const last = history.at(-1)
  if (state !== 'posted' || last?.action !== 'post' || last.by.id !== actor.id) return false
  return point?.[0] === form.point[0] && point[1] === form.point[1]
}

async function placeSet(found: CodeRecord, form: PlaceForm) {
  const { point, accuracy, topics } = form
  const name = form.name ?? found.name
  const address = form.address ?? found.address
  const fields = { ...(!name && { name: '请填写点位名称' }), ...(!address && { address: '请填写地址' }) }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid_fields', undefined, fields)
  const [gridCode] = await Promise.all([cellOnGround(point), form.component && mustExist(form.component)])
  return {
    name,
    address,
    point: [...point],
    ...(accuracy !== undefined && { accuracy }),
    gridCode: gridCode ?? null,
    ...(form.component && { component: form.component }),
    ...(topics && { topics })
  }
}

async function mustExist(component: string) {
  if (await ComponentReader.exists({ _id: component })) return
  throw new Refusal('unknown_reference', '没有这个部件，请重新选择', { component: '没有这个部件' })
}
