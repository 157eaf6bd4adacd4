import { record } from '../audit/record'
import type { CaseRecord } from '../cases/model'
import { unredactedUrl } from '../media/signed-address'
import type { Staff } from '../staff/account'
import { photoOfCase } from './photo-of-case'

/** Returns where a photo can be seen as it was sent, for a minute. The audit log records the look first. */
export async function showUnredacted(staff: Staff, theCase: CaseRecord, id: string, reason: string): Promise<string> {
  const photo = await photoOfCase(theCase, id)
  await record({ action: 'unredactedSeen', by: staff, subject: theCase.caseNo, reason })
  return unredactedUrl(String(photo._id))
}
