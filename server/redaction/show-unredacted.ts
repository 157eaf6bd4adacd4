import { record } from '../audit/record'
import type { CaseRecord } from '../cases/model'
import { Refusal } from '../http/refusal'
import { unredactedUrl } from '../media/signed-address'
import type { Staff } from '../staff/account'
import { blackoutAt, formerOf } from './blackouts'
import { photoOfCase } from './photo-of-case'
import { wordsAt } from './words-at'

/** Returns where a photo can be seen as it was sent, for a minute. The audit log records the look first. */
export async function showUnredacted(staff: Staff, theCase: CaseRecord, id: string, reason: string): Promise<string> {
  const photo = await photoOfCase(theCase, id)
  await record({ action: 'unredactedSeen', by: staff, subject: theCase.caseNo, reason })
  return unredactedUrl(String(photo._id))
}

/** Returns words as they were written. The audit log records the look first. */
export async function showUnredactedWords(
  staff: Staff,
  theCase: CaseRecord,
  look: { place: string; reason: string }
): Promise<string> {
  const { place } = await wordsAt(theCase, look.place)
  const blackout = await blackoutAt(place)
  if (!blackout) throw new Refusal('wrong_state', '这段文字没有遮挡')
  await record({ action: 'unredactedSeen', by: staff, subject: theCase.caseNo, reason: look.reason })
  return formerOf(blackout)[0] ?? ''
}
