import * as v from 'valibot'
import { CaseNo, Point, Time } from '../common'
import { MediaView } from '../media/views'

/** A residents' plain-word grouping of matters. */
export const TopicView = v.object({ id: v.string(), label: v.string(), hint: v.string() })
export type TopicView = v.InferOutput<typeof TopicView>

/** An open case at the same place, as anybody may see it: no words and no name of whoever sent it. */
export const OpenCaseHere = v.object({
  caseNo: CaseNo,
  topic: v.optional(v.object({ id: v.string(), label: v.string() })),
  stateText: v.string(),
  since: Time,
  reportCount: v.number(),
  cover: v.optional(MediaView)
})
export type OpenCaseHere = v.InferOutput<typeof OpenCaseHere>

/** What a posted code says to whoever scans it. */
export const CodeView = v.object({
  code: v.string(),
  name: v.string(),
  address: v.string(),
  point: Point,
  gridCode: v.optional(v.string()),
  component: v.optional(v.object({ id: v.string(), name: v.string() })),
  openCases: v.array(OpenCaseHere),
  /** Ids of the topics that suggest themselves here, likeliest first. */
  topics: v.array(v.string())
})
export type CodeView = v.InferOutput<typeof CodeView>
