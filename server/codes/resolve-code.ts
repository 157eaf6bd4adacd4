import { readPlaceCode } from '../../contracts/place-code'
import { Refusal } from '../http/refusal'
import { PlaceCodeModel } from './model'

/** The posted code of what was scanned or typed, followed to its successor when it was replaced; else a refusal. */
export async function resolveCode(typed: string) {
  const read = readPlaceCode(typed)
  if ('problem' in read) {
    throw new Refusal('code_unknown', read.problem === 'check' ? '二维码编号好像输错了一位，请再核对一下' : undefined)
  }
  let code = await PlaceCodeModel.findById(read.code).lean()
  for (let hops = 0; code?.state === 'retired' && code.successor && hops < 5; hops += 1) {
    code = await PlaceCodeModel.findById(code.successor).lean()
  }
  if (code?.state === 'retired') throw new Refusal('code_retired')
  const [x, y] = code?.point ?? []
  if (code?.state !== 'posted' || x === undefined || y === undefined) throw new Refusal('code_unknown')
  return { ...code, point: [x, y] as const }
}
