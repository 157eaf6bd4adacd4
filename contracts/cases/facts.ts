import * as v from 'valibot'
import { Unit } from '../catalogue/views'
import { CaseNo, Point } from '../common'
import { type Stage, stages } from '../rules/stages'
import { type RejectReason, rejectReasons } from './reject-reasons'

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
  /** When the photo of a look on site was taken, and that it was not taken there as far as is known. */
  takenAt: v.date(),
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
  /** Whose time is about to be up, or is. */
  stage: v.picklist([...(Object.keys(stages) as Stage[]), 'handling'])
})
export type Facts = v.InferOutput<typeof Facts>
export type FactName = keyof Facts

/** What an entry need not say even where its step's row names it: where somebody stood, whom nobody named or reached. */
export type UnsaidFact = 'distance' | 'takenAt' | 'takenElsewhere' | 'collector' | 'formerDue' | 'satisfied'
