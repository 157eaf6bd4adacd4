import { readPlaceCode } from '../../contracts/codes/place-code'
import type { KnownCodes } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import type { CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

/** Returns the code that staff scanned or typed, whatever its state. Also accepts a link. */
export async function findCode(typed: string): Promise<CodeRecord> {
  const read = readPlaceCode(typed)
  const found = 'code' in read ? await PlaceCodeReader.findById(read.code).lean<CodeRecord>() : undefined
  if (found) return found
  const slip = 'problem' in read && read.problem === 'check'
  throw new Refusal('code_unknown', slip ? '二维码编号好像输错了一位，请再核对一下' : '没有找到这个二维码')
}

/** Returns which of these codes exist. Text that is not a code is left out. */
export async function findKnown(typed: readonly string[]): Promise<KnownCodes> {
  const ids = typed.flatMap(text => {
    const read = readPlaceCode(text)
    return 'code' in read ? [read.code] : []
  })
  const found = await PlaceCodeReader.find({ _id: { $in: ids } }, { state: 1, batch: 1 }).lean<CodeRecord[]>()
  return found.map(({ _id, state, batch }) => ({ code: _id, state, ...(batch && { batch }) }))
}
