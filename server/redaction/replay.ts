import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { blackedOut } from '../../contracts/redaction/words'
import { CaseReader } from '../cases/readers'
import { boxesOf } from '../media/present'
import { photoRecord, redact } from '../media/redact'
import { ReportReader } from '../reports/readers'
import { AccountReader } from '../staff/readers'
import { blackOut } from './black-out'
import { blackoutAt, formerOf, placeOf } from './blackouts'
import { isOf, type OutsideRedaction } from './outside-list'
import { finishPhoto } from './redact-photo'

type OutsideWords = Extract<OutsideRedaction, { place: string }>
type OutsidePhoto = Extract<OutsideRedaction, { photo: string }>

/**
 * Blacks out again, in a restored database, what was blacked out after the backup was made, and shows again what was shown again.
 * Returns how many photos and texts are otherwise than they were in the backup. Doing it again changes nothing.
 */
export async function replayRedactions(all: readonly OutsideRedaction[]): Promise<number> {
  const changed = new Set<string>()
  const photos = new Map<string, OutsidePhoto>()
  const words = new Map<string, OutsideWords[]>()
  for (const one of all) {
    if ('photo' in one) photos.set(one.photo, one)
    else words.set(one.place, [...(words.get(one.place) ?? []), one])
  }
  for (const [place, lines] of words) {
    const { now, end } = await wordsAfter(place, lines)
    if (now === end) continue
    for (const one of lines) await wordsAgain(one)
    changed.add(place)
  }
  for (const one of photos.values()) if (await photoAgain(one)) changed.add(one.photo)
  return changed.size
}

/** What a place holds, and what it would hold in the end: what was hidden and shown again is left alone. */
async function wordsAfter(place: string, lines: readonly OutsideWords[]) {
  const before = await blackoutAt(place)
  const now = before?.words ?? (await wordsOf(place))?.words
  const former = before ? formerOf(before) : []
  let end = now
  for (const one of lines) {
    if (end === undefined || !isOf(one, place, end)) continue
    const next = nextOf(one, end, former)
    if (!former.includes(end)) former.push(end)
    end = next ?? end
  }
  return { now, end }
}

const nextOf = ({ spans }: OutsideWords, words: string, former: readonly string[]) =>
  spans.length === 0 ? former[0] : blackedOut(words, spans)

async function wordsAgain(one: OutsideWords): Promise<void> {
  const { place, spans, by } = one
  const before = await blackoutAt(place)
  const found = await wordsOf(place)
  const words = before?.words ?? found?.words
  if (!found || words === undefined || !isOf(one, place, words)) return
  const former = before ? formerOf(before) : []
  const next = nextOf(one, words, former)
  if (next === undefined || next === words) return
  const key = { key: `replay-${randomBytes(12).toString('hex')}`, print: '' }
  const { caseNo } = found
  await blackOut({ place, caseNo, words, next, former, before, staff: await named(by), back: spans.length === 0, key })
}

/** The words of a place, and the case in whose history it is told. */
async function wordsOf(name: string): Promise<{ words: string; caseNo: string } | undefined> {
  const place = placeOf(name)
  if ('report' in place) {
    const report = await ReportReader.findById(place.report, { case: 1, text: 1 }).lean()
    const theCase = report && (await CaseReader.findById(report.case, { caseNo: 1 }).lean())
    return report?.text && theCase ? { words: report.text, caseNo: theCase.caseNo } : undefined
  }
  const theCase = await CaseReader.findById(place.theCase, { caseNo: 1, history: 1 }).lean()
  const words = theCase?.history[place.at]?.words
  return theCase && words ? { words, caseNo: theCase.caseNo } : undefined
}

/** The last that was drawn is what counts. */
async function photoAgain({ photo: id, caseNo, boxes, by }: OutsidePhoto): Promise<boolean> {
  const photo = await photoRecord(id)
  const before = photo?.redaction ? boxesOf(photo.redaction) : []
  if (!photo || isDeepStrictEqual(before, boxes)) return false
  const tell = { caseNo, staff: await named(by), back: boxes.length === 0 }
  await finishPhoto(await redact(photo, { boxes, tell }))
  return true
}

async function named({ id, role }: OutsideRedaction['by']) {
  const account = await AccountReader.findById(id, { name: 1 }).lean()
  return { id, role, name: account?.name ?? '' }
}
