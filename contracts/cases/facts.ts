import * as v from 'valibot'
import { Unit } from '../catalogue/views'
import { CaseNo, Point } from '../common'
import { type RedactedKind, redactedKinds } from '../redaction/kinds'
import { type Stage, stages } from '../rules/stages'
import { type RejectReason, rejectReasons } from './reject-reasons'

/** Whose clock says when a photo was taken: the photo's own is best, the phone's is when the form was sent off. */
export const photoClocks = { photo: '照片自带', phone: '手机，照片里没有' } as const
export type PhotoClock = keyof typeof photoClocks

/** Why the time of a photo cannot be believed. It is said and not refused: a phone with a wrong clock has to go on. */
export const photoDoubts = {
  early: '比这次任务派出还早，可能是旧照片或时钟不准',
  late: '比收到时还晚，时钟不准',
  absurd: '年份不对，时钟不准'
} as const
export type PhotoDoubt = keyof typeof photoDoubts

/** What a look on site says of its photos, in the order in which staff read it. */
export const takenFacts = {
  takenElsewhere: '拍摄地点',
  takenAt: '拍摄时间',
  takenBy: '时间来自',
  takenDoubt: '时间存疑'
} as const

/** A department or a person by id, with the name it had when the step was taken. */
const Named = v.object({ id: v.string(), name: v.string() })

/** Where a case was, or is from now on. */
const Where = v.object({ address: v.string(), gridCode: v.optional(v.string()), point: v.optional(Point) })
export type Where = v.InferOutput<typeof Where>

/**
 * What an entry of a case's history can say besides who, when and the words. Figures count by these; what people read
 * is made from them. Which step leaves which facts is said by the step's row, in its column `facts`.
 */
export const Facts = v.object({
  /** The department the case was given to. */
  department: Named,
  /** The department that gave it back, or that it was taken from, and until when that one had time. */
  formerDepartment: Named,
  formerDue: v.date(),
  /** The department of a subtask. */
  helper: Named,
  handler: Named,
  /** Until when a case is suspended, or its handling may take. */
  until: v.date(),
  /** Metres between the place and where somebody stood: all that is stored of their position. */
  distance: v.pipe(v.number(), v.minValue(0)),
  /** When the photo of a look on site was taken, whose clock says so, and why that cannot be believed. */
  takenAt: v.date(),
  takenBy: v.picklist(Object.keys(photoClocks) as PhotoClock[]),
  takenDoubt: v.picklist(Object.keys(photoDoubts) as PhotoDoubt[]),
  /** That it was not taken there as far as is known. */
  takenElsewhere: v.picklist(['away', 'unknown']),
  matter: v.object({ code: v.string(), name: v.string() }),
  formerMatter: v.object({ code: v.string(), name: v.string() }),
  place: Where,
  formerPlace: Where,
  /** The collector that a look on site was given to by name. */
  collector: Named,
  condition: v.object({ code: v.string(), when: v.string(), limit: v.number(), unit: Unit }),
  reasonCode: v.picklist(Object.keys(rejectReasons) as RejectReason[]),
  /** Whether the problem was there. */
  found: v.boolean(),
  /** Whether the resident says that it is solved, and how content they are. */
  solved: v.boolean(),
  stars: v.number(),
  /** Whether a call-back reached the person, and whether they are content. */
  reached: v.boolean(),
  satisfied: v.boolean(),
  /** The case that reports went to, and the one that they came from. */
  into: CaseNo,
  from: CaseNo,
  /** What was blacked out for everybody outside, or is shown again. */
  redacted: v.picklist(Object.keys(redactedKinds) as RedactedKind[]),
  /** Whose time is about to be up, or is. */
  stage: v.picklist([...(Object.keys(stages) as Stage[]), 'handling'])
})
export type Facts = v.InferOutput<typeof Facts>
export type FactName = keyof Facts

/** What an entry need not say even where its step's row names it: where somebody stood, whom nobody named or reached. */
export type UnsaidFact =
  | 'distance'
  | 'takenAt'
  | 'takenBy'
  | 'takenDoubt'
  | 'takenElsewhere'
  | 'collector'
  | 'formerDue'
  | 'satisfied'
