import * as v from 'valibot'
import { CaseNo, Id, line, Time, words } from '../common'
import { Place, State } from './views'

/** What a caller can say of an earlier report: a number, a code, a place or words. */
export const CallerSearch = v.object({ q: words(2, 60, '请写号码、地址或关键的字') })

/** An earlier report as the desk reads it out to the person on the line. */
export const FoundReport = v.object({
  reportId: Id,
  /** The number that the person was given. */
  caseNo: CaseNo,
  /** Where it is worked on now: another case, if it was merged. */
  workedOnAs: CaseNo,
  state: State,
  stateText: v.string(),
  sentAt: Time,
  text: v.string(),
  place: Place,
  byPhone: v.boolean()
})
export type FoundReport = v.InferOutput<typeof FoundReport>

export const FoundReports = v.object({
  items: v.array(FoundReport),
  /** There are older ones that are not listed. */
  more: v.boolean()
})
export type FoundReports = v.InferOutput<typeof FoundReports>

/** A caller asks to be forgotten: why staff are sure who it is, and whether the words go, too. */
export const CallerErasure = v.object({ reason: line(2, 200, '请写明怎样核对是本人'), words: v.boolean() })
export type CallerErasure = v.InferOutput<typeof CallerErasure>

/** From how many reports they are gone. */
export const CallerErased = v.object({ reports: v.number() })
