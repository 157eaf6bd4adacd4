import { chinaDay } from '../../contracts/china-time'
import { codeSteps } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import { Refusal } from '../http/refusal'
import type { StepKey } from '../versioned/step-key'
import type { Actor } from './actor'
import { changeCode, changed, wrongState } from './change-code'
import { findCode } from './find-code'
import type { CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

interface Replacement {
  actor: Actor
  successor: string
  version?: number | undefined
  key?: StepKey | undefined
  words?: string
  media?: readonly string[]
  now?: Date
}

/**
 * Hangs a fresh code where an old one was, and retires the old one to it. The new code is posted first: if the server
 * stops in between, both lead to the same place, and sending the request again finishes it.
 */
export async function replaceCode(old: CodeRecord, replacement: Replacement): Promise<CodeRecord> {
  const { actor, version, key, words, media, now = new Date() } = replacement
  const fresh = await findCode(replacement.successor)
  if (old.successor === fresh._id) return old
  if (!(codeSteps.replace.from as readonly string[]).includes(old.state)) throw wrongState(old, 'replace')
  if (version !== undefined && version !== old.version) throw changed(old)
  if (!old.point) throw new Refusal('code_state', '旧的二维码没有张贴过，请直接张贴新的')
  if (fresh._id === old._id) throw new Refusal('code_state', '新旧是同一个二维码，请扫新的一张')
  const hangs = fresh.replaces === old._id && fresh.state === 'posted'
  const posted = hangs ? fresh : await hang(fresh, old, actor, now)
  try {
    return await changeCode(old, {
      action: 'replace',
      actor,
      version,
      key,
      words,
      media,
      now,
      set: { successor: fresh._id }
    })
  } catch (error) {
    if (!hangs) await takeDown(posted, old._id, actor, now)
    throw error
  }
}

async function hang(fresh: CodeRecord, old: CodeRecord, actor: Actor, now: Date): Promise<CodeRecord> {
  const { name, address, point, accuracy, gridCode, component, topics } = old
  const place = { name, address, point, accuracy, gridCode, component, topics }
  const known = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined && value !== null))
  return changeCode(fresh, {
    action: 'post',
    actor,
    words: `更换 ${writePlaceCode(old._id)}`,
    now,
    set: { ...known, replaces: old._id, postedAt: now, seenOn: chinaDay(now) }
  })
}

/**
 * Another person replaced the old code by another sticker in the meantime, so this one hangs nowhere. When the same
 * request came twice, the other one may have replaced the old code by this very sticker: then it stays.
 */
async function takeDown(posted: CodeRecord, old: string, actor: Actor, now: Date) {
  if (await PlaceCodeReader.exists({ _id: old, successor: posted._id })) return
  const latest = await PlaceCodeReader.findById(posted._id).lean<CodeRecord>()
  if (latest?.version !== posted.version) return
  await changeCode(posted, {
    action: 'takeDown',
    actor,
    words: '更换没有完成',
    now,
    unset: ['replaces', 'postedAt', 'seenOn', 'point', 'gridCode', 'component', 'accuracy'],
    set: { name: '', address: '', topics: [] }
  })
}
