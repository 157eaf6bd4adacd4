import * as v from 'valibot'
import { residentActions } from '../cases/forms'
import { type CaseState, caseStates } from '../cases/states'
import { TypedCode } from '../codes/typed-code'
import { CaseNo, Id, key, line, Point, page, QueryCode, Time, words } from '../common'
import { MediaIds, MediaView, photoLimits } from '../media/views'
import { SentAccuracy, SentPosition } from '../position'
import { Contact } from './contact'
import { saysWhere } from './where'

export const State = v.picklist(Object.keys(caseStates) as CaseState[])

export const reportText = { max: 500 } as const

/** What a resident sends. It needs a place (code, point or address), and words or a photo. */
export const NewReport = v.pipe(
  v.object({
    code: v.optional(TypedCode),
    point: SentPosition,
    accuracy: SentAccuracy,
    address: v.optional(line(0, 120), ''),
    topic: v.optional(key(40)),
    text: v.optional(words(0, reportText.max), ''),
    media: v.optional(MediaIds(photoLimits.perReport), []),
    contact: v.optional(Contact),
    joinCase: v.optional(CaseNo)
  }),
  v.forward(
    v.check(report => report.text.length > 0 || report.media.length > 0, '请写一句话，或者拍一张照片'),
    ['text']
  ),
  saysWhere('请说明问题在哪里：扫码、定位或填写地址')
)
export type NewReport = v.InferOutput<typeof NewReport>

export const SentReport = v.object({
  reportId: Id,
  caseNo: CaseNo,
  queryCode: QueryCode,
  state: State,
  /** The moment by which an operator will have looked at it. */
  promisedBy: Time,
  /** The position lies beside the city's ground: whoever sent it is told, and the desk sees it. */
  outside: v.optional(v.literal(true))
})
export type SentReport = v.InferOutput<typeof SentReport>

export const Place = v.object({
  address: v.string(),
  point: v.optional(Point),
  /** How many metres the point may be off, where a phone said so. */
  accuracy: v.optional(v.number()),
  code: v.optional(v.string()),
  codeName: v.optional(v.string()),
  /** The position lies beside the city's ground. */
  outside: v.optional(v.literal(true)),
  /** The community around a position that nobody has put into words. */
  near: v.optional(v.string())
})
export type Place = v.InferOutput<typeof Place>

/** One line of the timeline that a resident reads about their report, oldest first. */
export const TimelineEntry = v.object({
  at: Time,
  title: v.string(),
  words: v.optional(v.string()),
  department: v.optional(v.string()),
  photos: v.array(MediaView),
  /** The photos show what was done. */
  done: v.optional(v.literal(true))
})
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>

const summary = {
  reportId: Id,
  caseNo: CaseNo,
  state: State,
  /** The state in words for residents, for example 处理中. */
  stateText: v.string(),
  topic: v.optional(v.object({ id: v.string(), label: v.string() })),
  text: v.string(),
  place: Place,
  sentAt: Time,
  updatedAt: Time
}

export const ReportSummary = v.object({ ...summary, cover: v.optional(MediaView) })
export type ReportSummary = v.InferOutput<typeof ReportSummary>

export const ReportView = v.object({
  ...summary,
  /** Absent for a person who follows the report by its number. */
  queryCode: v.optional(QueryCode),
  media: v.array(MediaView),
  promisedBy: v.optional(Time),
  /** The deadline of the department, once the case is dispatched. */
  dueAt: v.optional(Time),
  /** By when whoever has it will have done their part, in every open state; until when it is suspended. */
  until: v.optional(Time),
  department: v.optional(v.string()),
  timeline: v.array(TimelineEntry),
  actions: v.array(v.picklist(residentActions)),
  /** How many reports there are of the same problem. */
  reportCount: v.number()
})
export type ReportView = v.InferOutput<typeof ReportView>

export const Track = v.object({ caseNo: CaseNo, queryCode: QueryCode })

export const ReportPage = page(ReportSummary)
