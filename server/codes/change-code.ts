import { chinaClock, inChina } from '../../contracts/china-time'
import { type CodeAction, codeStates, codeStepOf } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { Refusal } from '../http/refusal'
import { type Appending, toUnset } from '../versioned/appending'
import { changeVersioned } from '../versioned/change-versioned'
import type { StepKey } from '../versioned/step-key'
import { type Actor, roleFor } from './actor'
import { type CodeRecord, PlaceCodeModel } from './model'
import { type Searchable, searchedBy } from './searched'

/** What a step may set besides the state and the history, which follow from the step. */
type Settable = keyof Omit<CodeRecord, '_id' | 'state' | 'version' | 'history' | 'search'>

interface Change {
  action: CodeAction
  actor: Actor
  /** What the client last saw; absent where it saw nothing, such as on a phone without network. */
  version?: number | undefined
  /** Under which key the client sent the step; repeating it returns the code and does nothing twice. */
  key?: StepKey | undefined
  words?: string
  media?: readonly string[]
  set?: { readonly [F in Settable]?: CodeRecord[F] | undefined }
  unset?: readonly Settable[]
  now?: Date
}

/**
 * The only place that changes a code's state (rule "one wins"). State, place and history change together or not at all.
 * It is refused when somebody else changed the code since it was read, or since the client saw `version`.
 */
export async function changeCode(seen: CodeRecord, change: Change): Promise<CodeRecord> {
  const { action, actor, version, key, set, unset, media = [] } = change
  const role = roleFor(action, actor)
  return changeVersioned<CodeRecord>(seen, {
    key,
    photos: { photos: media, owner: `staff:${actor.id}`, usedBy: `code:${seen._id}` },
    plan: async code => {
      const { from, to: target } = codeStepOf(action)
      // What to set was decided from the code as it was read, so it is never taken on a later one.
      const overtaken = code.version !== (version ?? seen.version)
      if (overtaken && from.includes(code.state)) throw changed(code)
      if (!from.includes(code.state)) throw wrongState(code, action)
      const update = updateOf(change, code.state, target === 'same' ? code.state : target, role)
      return {
        ...update,
        $set: { ...update.$set, ...set, ...((set || unset) && { search: searchedBy(placeAfter(code, change)) }) },
        ...(unset && { $unset: toUnset(unset) })
      }
    },
    write: (filter, update) =>
      PlaceCodeModel.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean<CodeRecord>(),
    read: id => PlaceCodeModel.findById(id).orFail().lean<CodeRecord>()
  })
}

/** The place of a code as this step leaves it. */
function placeAfter(code: CodeRecord, { set, unset = [] }: Change): Searchable {
  const kept = Object.entries(code).filter(([field]) => !unset.some(each => each === field))
  return { _id: code._id, ...Object.fromEntries(kept), ...set }
}

/** Marks every minted code of a batch as printed; codes that have moved on are left alone. */
export async function markPrinted(batch: string, actor: Actor, now = new Date()): Promise<number> {
  const role = roleFor('print', actor)
  const update = updateOf({ action: 'print', actor, now }, 'minted', 'printed', role)
  const { modifiedCount } = await PlaceCodeModel.updateMany({ batch, state: 'minted' }, update)
  return modifiedCount
}

function updateOf(change: Change, from: CodeRecord['state'], to: CodeRecord['state'], role: string) {
  const { action, actor, words, media = [], key, now: at = new Date() } = change
  const by = { id: actor.id, name: actor.name, role }
  const entry = { action, from, to, at, by, ...(words && { words }), media, ...key }
  return {
    $set: { state: to, ...(action === 'print' && { printedAt: at }) },
    $inc: { version: 1 },
    $push: { history: entry }
  } satisfies Appending
}

/** Who changed it last and how, for the one who came second. */
export function changed(found: CodeRecord): Refusal {
  return new Refusal('code_changed', `${lastChange(found)}，请看最新情况后再操作`)
}

export function wrongState(found: CodeRecord, action: CodeAction): Refusal {
  if (action === 'post' && (found.state === 'posted' || found.state === 'damaged')) {
    return new Refusal('code_taken', `${lastChange(found)}${found.name && `，在“${found.name}”`}，请换一个新的二维码`)
  }
  const name = writePlaceCode(found._id)
  const { label } = codeStepOf(action)
  return new Refusal('code_state', `二维码 ${name} ${codeStates[found.state]}，不能${label}（${lastChange(found)}）`)
}

function lastChange({ history, _id }: CodeRecord): string {
  const last = history.at(-1)
  if (!last) return `二维码 ${writePlaceCode(_id)} 已有改动`
  const day = inChina(last.at)
  const time = `${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日 ${chinaClock(last.at)}`
  return `${last.by.name}已在 ${time} ${codeStepOf(last.action).label}`
}
