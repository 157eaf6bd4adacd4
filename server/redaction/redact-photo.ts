import { type Box, keepsAll } from '../../contracts/redaction/boxes'
import type { PhotoRedaction } from '../../contracts/redaction/views'
import { record } from '../audit/record'
import type { CaseRecord } from '../cases/model'
import { redactorOf, refuseTooMany, tellRedaction } from '../cases/tell-redaction'
import { Refusal } from '../http/refusal'
import { markTold } from '../media/finish-redactions'
import { boxesOf } from '../media/present'
import { changedMeanwhile, type MediaRecord, redact, revisionOf, type UntoldRedaction } from '../media/redact'
import type { Staff } from '../staff/account'
import { demandRight } from '../staff/demand-right'
import type { StepKey } from '../versioned/step-key'
import { tellOutside } from './outside-list'
import { photoOfCase } from './photo-of-case'

/**
 * Blacks out places of a photo for everybody outside. Whoever adds some needs to see nothing more; whoever takes one away shows what was
 * under it, which needs the right to see that. The audit log has it first, the history last; a job tells what a crash left untold.
 */
export async function redactPhoto(
  staff: Staff,
  theCase: CaseRecord,
  id: string,
  { revision, boxes }: PhotoRedaction,
  key?: StepKey
): Promise<void> {
  const photo = await photoOfCase(theCase, id)
  if (isDone(photo, theCase, key)) return finishPhoto(photo)
  if (revisionOf(photo) !== revision) throw changedMeanwhile()
  const before = photo.redaction ? boxesOf(photo.redaction) : []
  const back = !keepsAll(boxes, before)
  if (back) demandRight(staff, 'seeUnredacted', {})
  if (keepsAll(before, boxes) && !back) return
  refuseTooMany(theCase)
  await record({
    action: back ? 'redactionTakenBack' : 'redacted',
    by: staff,
    subject: theCase.caseNo,
    changes: [{ what: '照片遮挡', before: places(before), after: places(boxes) }]
  })
  const tell = { caseNo: theCase.caseNo, staff: redactorOf(staff), back }
  const redacted = await redact(photo, { boxes, key, tell })
  const by = { id: tell.staff.id, role: tell.staff.role }
  tellOutside({ photo: id, caseNo: theCase.caseNo, boxes, by })
  await finishPhoto(redacted)
}

const places = (boxes: readonly Box[]) => `${boxes.length} 处`

/** Whether this very request was served before. Throws when its key came with something else. */
function isDone({ redaction }: MediaRecord, { history }: CaseRecord, key: StepKey | undefined): boolean {
  const done = key && [redaction, ...history].find(each => each?.key === key.key)
  if (done && done.print !== key?.print) throw new Refusal('key_reused')
  return done !== undefined
}

/** Tells the histories what they do not know yet. */
export async function finishPhoto({ _id, untold }: MediaRecord): Promise<void> {
  for (const one of untold ?? []) {
    await tellOf(one)
    await markTold(_id, one)
  }
}

/** Tells the history of the case of a photo's redaction, once. */
export function tellOf({ name, caseNo, staff, back, at, key, print }: UntoldRedaction): Promise<void> {
  const { id, name: who, role, title, department } = staff
  return tellRedaction({
    caseNo,
    staff: { id: id ?? '', name: who ?? '', role: role ?? 'operator', title, department },
    kind: back ? 'photoBack' : 'photo',
    at,
    key: key ?? `redaction-${name}`,
    print
  })
}
