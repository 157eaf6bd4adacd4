import { hangingStates } from '../../contracts/codes/lifecycle'
import { readPlaceCode } from '../../contracts/codes/place-code'
import { Refusal } from '../http/refusal'
import { countScan } from './count-scan'
import type { CodeRecord } from './model'
import { noticeGuess } from './notice-guesses'
import { PlaceCodeReader } from './readers'

/**
 * Returns the posted code for what was scanned or typed. Follows a replaced code to its successor. Refuses otherwise.
 */
export async function resolveCode(typed: string) {
  return hanging(await known(typed))
}

/** Does the same for a person in front of the code, and counts the scan of the code in the street. */
export async function scanCode(typed: string) {
  const scanned = await known(typed)
  await countScan(scanned._id)
  return hanging(scanned)
}

async function known(typed: string): Promise<CodeRecord> {
  const read = readPlaceCode(typed)
  const found = 'code' in read ? await PlaceCodeReader.findById(read.code).lean<CodeRecord>() : undefined
  if (found) return found
  noticeGuess()
  const slip = 'problem' in read && read.problem === 'check'
  throw new Refusal('code_unknown', slip ? '二维码编号好像输错了一位，请再核对一下' : undefined)
}

async function hanging(scanned: CodeRecord) {
  let code: CodeRecord | null = scanned
  // A code that was passed already closes a circle, which leads nowhere.
  const passed = new Set<string>()
  while (code?.state === 'retired' && code.successor && !passed.has(code._id)) {
    passed.add(code._id)
    code = await PlaceCodeReader.findById(code.successor).lean<CodeRecord>()
  }
  if (code?.state === 'retired') throw new Refusal('code_retired')
  if (code?.state === 'lost') throw new Refusal('code_retired', '这个二维码已经登记遗失，不再对应任何地点')
  const [x, y] = code?.point ?? []
  const hangs = code && (hangingStates as readonly string[]).includes(code.state)
  if (!code || !hangs || x === undefined || y === undefined) throw new Refusal('code_unknown')
  return { ...code, point: [x, y] as const }
}
