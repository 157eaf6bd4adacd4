import * as v from 'valibot'

export const limitUnits = {
  urgentHour: '紧急工作时',
  urgentDay: '紧急工作日',
  workHour: '工作时',
  workDay: '工作日'
} as const
export type LimitUnit = keyof typeof limitUnits
export const Unit = v.picklist(Object.keys(limitUnits) as LimitUnit[])

/** A group of matters under a name that residents understand. */
export const TopicView = v.object({
  id: v.string(),
  label: v.string(),
  hint: v.string(),
  /** What a resident is asked who has chosen it. */
  questions: v.optional(v.array(v.string()))
})
export type TopicView = v.InferOutput<typeof TopicView>

/** A narrower kind of problem within a matter; it has the time limit. Code: the matter's code, `-`, and a number. */
export const ConditionView = v.object({ code: v.string(), when: v.string(), limit: v.number(), unit: Unit })
export type ConditionView = v.InferOutput<typeof ConditionView>

/** The same as a case keeps it: what must be so before the case is closed, and what a photo has to show. */
export const CaseCondition = v.object({
  ...ConditionView.entries,
  closing: v.optional(v.string()),
  photos: v.optional(v.string())
})

/** The same as the catalogue has it, with what staff need to know to file, handle and close a case. */
export const MatterCondition = v.object({
  ...CaseCondition.entries,
  urgency: v.optional(v.picklist(['ordinary', 'urgent', 'critical'])),
  department: v.optional(v.string()),
  supervisor: v.optional(v.string())
})

export const MatterView = v.object({
  code: v.string(),
  name: v.string(),
  /** The name in pinyin without tones, syllables separated by spaces, so that staff can search it by keyboard. */
  pinyin: v.optional(v.string()),
  major: v.object({ code: v.string(), name: v.string() }),
  extension: v.boolean(),
  /** Words that residents use for it, by which staff find it. */
  words: v.array(v.string()),
  topics: v.array(v.string()),
  conditions: v.array(MatterCondition)
})
export type MatterView = v.InferOutput<typeof MatterView>

export const DepartmentView = v.object({ id: v.string(), name: v.string() })
export type DepartmentView = v.InferOutput<typeof DepartmentView>
