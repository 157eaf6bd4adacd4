import { erasedWords } from '../../contracts/cases/erased-words'
import { blackedOut, blackout, type WordsRedaction } from '../../contracts/redaction/words'
import { record } from '../audit/record'
import type { CaseRecord } from '../cases/model'
import { redactorOf, refuseTooMany } from '../cases/tell-redaction'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { demandRight } from '../staff/demand-right'
import type { StepKey } from '../versioned/step-key'
import { applyBlackout } from './apply-blackout'
import { blackOut } from './black-out'
import { blackoutAt, formerOf } from './blackouts'
import { hashOfWords, tellOutside } from './outside-list'
import { wordsAt } from './words-at'

/**
 * Blacks out parts of words, or shows all of them again. The audit log has it first, then the record of what was there, sealed; from that
 * record everything else is done, again and again if need be.
 */
export async function redactWords(
  staff: Staff,
  theCase: CaseRecord,
  { place: asked, words: seen, spans }: WordsRedaction,
  key: StepKey
): Promise<void> {
  const { place, words: read } = await wordsAt(theCase, asked)
  const before = await blackoutAt(place)
  // Whoever was quicker may have written the record since the words were read: then it says what the place holds.
  const words = before?.words ?? read
  if (isDone([...theCase.history, ...(before?.unfinished ? [before.unfinished] : [])], key)) {
    if (before) await applyBlackout(before)
    return
  }
  // What a crash left half done is told first.
  if (before?.unfinished) await applyBlackout(before)
  if (words !== seen || read === erasedWords) throw changed()
  const back = spans.length === 0
  if (back) demandRight(staff, 'seeUnredacted', {})
  const former = before ? formerOf(before) : []
  const next = back ? former[0] : blackedOut(words, spans)
  if (next === undefined || next === words)
    throw new Refusal('wrong_state', back ? '这段文字没有遮挡' : '请先选中要遮挡的文字')
  refuseTooMany(theCase)
  await record({
    action: back ? 'redactionTakenBack' : 'redacted',
    by: staff,
    subject: theCase.caseNo,
    changes: [{ what: '文字遮挡', before: places(words), after: places(next) }]
  })
  const redactor = redactorOf(staff)
  const by = { id: redactor.id, role: redactor.role }
  const written = () => tellOutside({ place, of: hashOfWords(place, words), spans, by })
  const { caseNo } = theCase
  if (!(await blackOut({ place, caseNo, words, next, former, before, staff: redactor, back, key, written })))
    throw changed()
}

const changed = () => new Refusal('case_changed', '这段文字刚刚被别人改过，请看最新的再遮挡')

const places = (words: string) => `${words.split(blackout).length - 1} 处`

/** Whether this very request was served before. Throws when its key came with something else. */
function isDone(told: readonly { key?: string | null; print?: string | null }[], key: StepKey): boolean {
  const done = told.find(each => each.key === key.key)
  if (done && done.print !== key.print) throw new Refusal('key_reused')
  return done !== undefined
}
