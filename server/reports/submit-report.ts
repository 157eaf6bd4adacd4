import { createHash, randomInt } from 'node:crypto'
import { Types } from 'mongoose'
import type { NewReport, SentReport } from '../../contracts/reports/views'
import { nextCaseNo } from '../cases/case-number'
import { joinCase } from '../cases/join-case'
import { keptWords } from '../cases/kept-words'
import type { CaseRecord } from '../cases/model'
import { openCase, promisedFrom } from '../cases/open-case'
import { type Mover, residentMover } from '../cases/steps/mover'
import { topicNamed } from '../catalogue/catalogue'
import { isDuplicateKey } from '../db/duplicate-key'
import { workThrough } from '../db/work-through'
import { isOutside } from '../grids/locate'
import { Refusal } from '../http/refusal'
import { takePhotos } from '../media/claim-photos'
import { settings } from '../settings'
import { caseToJoin } from './case-to-join'
import { phoneHash, sealContact } from './contact-vault'
import { ReportModel, type ReportRecord } from './model'
import { placeOf } from './place-of'
import { takeFreeNumber } from './take-free-number'

/** A member of staff who reports: an operator for a caller or visitor, or a collector on patrol. */
export interface StaffSender {
  id: string
  name: string
  source: 'hotline' | 'patrol'
}

/** A report of a resident, or of a patrol. Settling on the spot is not part of the report. */
type Sent = NewReport | (Omit<NewReport, 'contact' | 'joinCase'> & { settled?: unknown })

const querySymbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Submits a report so that every part can be repeated. First the report is inserted under its idempotency key, with
 * the id of the case that it will open. Photos and case follow. A request with the same key, or the repair job after a
 * crash, finishes what is missing. The answer comes from the stored report alone, so it is always the same.
 */
export async function submitReport(
  sender: string | StaffSender,
  key: string,
  sent: Sent,
  now = new Date()
): Promise<SentReport> {
  const fingerprint = createHash('sha256').update(JSON.stringify(sent)).digest('hex')
  const by = typeof sender === 'string' ? { resident: sender } : { resident: `staff:${sender.id}`, takenBy: sender }
  const report = await insertOnce(by, key, fingerprint, sent, now)
  if (report.fingerprint !== fingerprint) throw new Refusal('key_reused')
  if (!report.complete) await complete(report)
  return {
    ...answerOf(report),
    ...((await isOutside(report.place.point, report.gridCode)) && { outside: true as const })
  }
}

/** Hardly any report is a repeat, so none is looked for before: its key or a refusal says that there may be an earlier one. */
async function insertOnce(...given: Parameters<typeof insert>): Promise<ReportRecord> {
  try {
    return await insert(...given)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // What was in order when it was sent first may be refused by now, such as a topic that is gone.
    const [{ resident }, idempotencyKey] = given
    const known = await ReportModel.findOne({ resident, idempotencyKey }).lean()
    if (!known) throw error
    return known
  }
}

async function insert(
  { resident, takenBy }: { resident: string; takenBy?: StaffSender },
  idempotencyKey: string,
  fingerprint: string,
  sent: Sent,
  now: Date
) {
  const [place, topic] = await Promise.all([placeOf(sent), sent.topic ? topicNamed(sent.topic) : undefined])
  const joined =
    'joinCase' in sent && sent.joinCase
      ? await caseToJoin(sent.joinCase, takenBy ? 'anywhere' : place.place)
      : undefined
  const report = {
    _id: new Types.ObjectId(),
    case: joined?._id ?? new Types.ObjectId(),
    caseNo: joined?.caseNo ?? (await nextCaseNo(settings().division, now)),
    joins: Boolean(joined),
    queryCode: newQueryCode(),
    resident,
    idempotencyKey,
    fingerprint,
    source: takenBy?.source ?? ('resident' as const),
    ...(takenBy && { takenBy: { id: takenBy.id, name: takenBy.name } }),
    ...(topic && { topic }),
    text: sent.text,
    media: sent.media.map(id => new Types.ObjectId(id)),
    ...place,
    ...('contact' in sent &&
      sent.contact && {
        contact: sealContact(sent.contact),
        phoneHash: phoneHash(sent.contact.phone),
        contactSince: now
      }),
    promisedBy: await promisedFrom(now, sent.text),
    sentAt: now,
    complete: false
  }
  const search = keptWords({ text: report.text, place: report.place })
  try {
    return (await ReportModel.create({ ...report, search })).toObject()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // The same request came twice at once, and the other was first. Its report is the one.
    const twin = await ReportModel.findOne({ resident, idempotencyKey }).lean()
    if (!twin) throw error
    return twin
  }
}

/** Claims the photos and opens or joins the case. Every part can be repeated. */
export async function complete(report: ReportRecord) {
  try {
    await takePhotos(report.media.map(String), ownerOf(report), `report:${report._id}`)
  } catch (error) {
    // A photo cannot be used and nothing else is written yet, so the key is released for a report without that photo.
    if (error instanceof Refusal) await ReportModel.deleteOne({ _id: report._id, complete: false })
    throw error
  }
  const by = moverOf(report)
  const joined = report.joins && (await joinCase(report.caseNo, report._id, by, report.sentAt, wordsOf(report)))
  if (!joined) await open(report)
  else if (joined.caseNo !== report.caseNo) await follow(report, joined)
  // Stored so that a repeat gets the first answer, also when the case has moved on.
  report.stateWhenSent ??= joined ? joined.state : 'submitted'
  const { stateWhenSent } = report
  await ReportModel.updateOne({ _id: report._id, complete: false }, { $set: { complete: true, stateWhenSent } })
}

async function open(report: ReportRecord) {
  if (report.joins) await standAlone(report)
  try {
    await openUnderNumber(report)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await takeFreeNumber(report)
    await openUnderNumber(report)
  }
}

async function openUnderNumber(report: ReportRecord) {
  const { topic } = report
  await openCase(
    {
      _id: report.case,
      caseNo: report.caseNo,
      source: report.source,
      ...(topic?.id && topic.label && { topic: { id: topic.id, label: topic.label } }),
      text: report.text,
      ...(report.media[0] && { cover: report.media[0] }),
      place: {
        address: report.place.address ?? '',
        ...(report.place.point && { point: report.place.point }),
        ...(typeof report.place.accuracy === 'number' && { accuracy: report.place.accuracy }),
        ...(report.place.code && { code: report.place.code, codeName: report.place.codeName ?? '' })
      },
      ...(report.gridCode && { gridCode: report.gridCode }),
      ...(report.component && { component: report.component }),
      submittedAt: report.sentAt
    },
    moverOf(report)
  )
}

/** The case to join was merged a moment ago, so the report is at the case where it is worked on. */
async function follow(report: ReportRecord, { _id, caseNo }: CaseRecord) {
  await ReportModel.updateOne({ _id: report._id, case: report.case }, { $set: { case: _id, caseNo } })
  Object.assign(report, { case: _id, caseNo })
}

/**
 * The case to join was closed a moment ago, so the report opens its own case. Only one of two equal requests takes a
 * number.
 */
async function standAlone(report: ReportRecord) {
  const caseNo = await nextCaseNo(settings().division, report.sentAt)
  await ReportModel.updateOne(
    { _id: report._id, joins: true },
    { $set: { case: new Types.ObjectId(), caseNo, joins: false } }
  )
  const now = await ReportModel.findById(report._id).orFail().lean()
  Object.assign(report, { case: now.case, caseNo: now.caseNo, joins: now.joins })
}

/** Reports by staff act as the operator or the collector who sent them. */
const moverOf = ({ resident, takenBy, source }: ReportRecord): Mover =>
  takenBy?.id
    ? { id: takenBy.id, name: takenBy.name ?? '', actors: [source === 'patrol' ? 'collector' : 'operator'] }
    : residentMover(resident)

const wordsOf = ({ text, place }: ReportRecord) => [text, place.address, place.codeName].flatMap(said => said || [])

const ownerOf = ({ resident, takenBy }: ReportRecord) => (takenBy ? resident : `resident:${resident}`)

/** Finishes reports that a crash left between their first and last write. Safe to run twice and during requests. */
export async function finishHalfSent(now = new Date()): Promise<number> {
  const minuteAgo = new Date(now.getTime() - 60_000)
  return workThrough({
    job: 'finish half-sent reports',
    now,
    read: others =>
      ReportModel.find({ complete: false, sentAt: { $lt: minuteAgo }, ...others })
        .limit(200)
        .lean(),
    each: complete,
    name: ({ caseNo }) => caseNo
  })
}

function newQueryCode(): string {
  return Array.from({ length: 10 }, () => querySymbols.charAt(randomInt(32))).join('')
}

function answerOf({ _id, caseNo, queryCode, stateWhenSent, promisedBy }: ReportRecord): SentReport {
  return {
    reportId: String(_id),
    caseNo,
    queryCode,
    state: stateWhenSent ?? 'submitted',
    promisedBy: promisedBy.toISOString()
  }
}
