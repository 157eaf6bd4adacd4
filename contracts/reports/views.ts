import * as v from 'valibot'
import { residentActions } from '../cases/forms'
import { type CaseState, caseStates } from '../cases/states'
import { CaseNo, Id, Point, page, QueryCode, Time, words } from '../common'
import { MediaIds, MediaView, photoLimits } from '../media/views'

export const State = v.picklist(Object.keys(caseStates) as CaseState[])

/** How a resident may be reached; optional, kept apart from the case and encrypted. */
export const Contact = v.object({
  name: v.optional(words(0, 30)),
  phone: v.pipe(v.string(), v.trim(), v.regex(/^(\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/, '电话号码不对'))
})

export const reportText = { max: 500 } as const

/** What a resident sends. A place is needed (code, point or address), and words or a photo. */
export const NewReport = v.pipe(
  v.object({
    code: v.optional(v.pipe(v.string('二维码应是文字'), v.maxLength(40, '二维码太长'))),
    point: v.optional(Point),
    address: v.optional(words(0, 120), ''),
    topic: v.optional(v.pipe(v.string(), v.maxLength(40))),
    text: v.optional(words(0, reportText.max), ''),
    media: v.optional(MediaIds(photoLimits.perReport), []),
    contact: v.optional(Contact),
    joinCase: v.optional(CaseNo)
  }),
  v.forward(
    v.check(report => report.text.length > 0 || report.media.length > 0, '请写一句话，或者拍一张照片'),
    ['text']
  ),
  v.forward(
    v.check(
      report => report.code !== undefined || report.point !== undefined || report.address.length >= 2,
      '请说明问题在哪里：扫码、定位或填写地址'
    ),
    ['address']
  )
)
export type NewReport = v.InferOutput<typeof NewReport>

/** A key of the client's own for one sending; repeating it repeats the answer, not the report. */
export const IdempotencyKey = v.pipe(
  v.string('缺少 Idempotency-Key'),
  v.regex(/^[\w-]{8,64}$/, 'Idempotency-Key 应是 8 到 64 位字母、数字、-、_')
)

export const SentReport = v.object({
  reportId: Id,
  caseNo: CaseNo,
  queryCode: QueryCode,
  state: State,
  /** By when somebody will have looked at it. */
  promisedBy: Time
})
export type SentReport = v.InferOutput<typeof SentReport>

export const Place = v.object({
  address: v.string(),
  point: v.optional(Point),
  code: v.optional(v.string()),
  codeName: v.optional(v.string())
})
export type Place = v.InferOutput<typeof Place>

/** One line of what a resident reads about their report, oldest first. */
export const TimelineEntry = v.object({
  at: Time,
  title: v.string(),
  words: v.optional(v.string()),
  department: v.optional(v.string()),
  photos: v.array(MediaView)
})
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>

const summary = {
  reportId: Id,
  caseNo: CaseNo,
  state: State,
  /** The state in a resident's words, for example 处理中. */
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
  /** Absent for somebody who follows the report by number. */
  queryCode: v.optional(QueryCode),
  media: v.array(MediaView),
  promisedBy: v.optional(Time),
  /** By when the department should have finished, once it has been dispatched. */
  dueAt: v.optional(Time),
  timeline: v.array(TimelineEntry),
  actions: v.array(v.picklist(residentActions)),
  /** How many people reported the same problem. */
  reportCount: v.number()
})
export type ReportView = v.InferOutput<typeof ReportView>

export const Track = v.object({ caseNo: CaseNo, queryCode: QueryCode })

export const ReportPage = page(ReportSummary)
