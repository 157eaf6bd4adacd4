import { codeOfLink, readPlaceCode } from '../../contracts/codes/place-code'
import type { KnownCodes } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import { type CodeRecord, PlaceCodeModel } from './model'

/** The code that staff scanned or typed, in whatever state; a link will do. */
export async function findCode(typed: string): Promise<CodeRecord> {
  const read = readPlaceCode(codeOfLink(typed))
  const found = 'code' in read ? await PlaceCodeModel.findById(read.code).lean<CodeRecord>() : undefined
  if (found) return found
  const slip = 'problem' in read && read.problem === 'check'
  throw new Refusal('code_unknown', slip ? '二维码编号好像输错了一位，请再核对一下' : '没有找到这个二维码')
}

/** Which of these codes exist. Whatever is no code at all does not. */
export async function findKnown(typed: readonly string[]): Promise<KnownCodes> {
  const ids = typed.flatMap(text => {
    const read = readPlaceCode(codeOfLink(text))
    return 'code' in read ? [read.code] : []
  })
  const found = await PlaceCodeModel.find({ _id: { $in: ids } }, { state: 1, batch: 1 }).lean<CodeRecord[]>()
  return found.map(({ _id, state, batch }) => ({ code: _id, state, ...(batch && { batch }) }))
}
