import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { isRealDay } from '../china-time'
import { Time } from '../common'
import { Note } from './records'

/** One matter or topic that differs between two editions. */
export const Difference = v.object({
  kind: v.picklist(['matter', 'topic']),
  id: v.string(),
  title: v.string(),
  /** Whether it is there in the later one only, in both, or in the earlier one only. */
  what: v.picklist(['new', 'changed', 'gone']),
  changes: v.array(AuditChange)
})
export type Difference = v.InferOutput<typeof Difference>
export const differenceWords = { new: '新增', changed: '修改', gone: '停用' } as const

export const EditionBrief = v.object({
  edition: v.number(),
  at: Time,
  by: v.string(),
  note: v.string(),
  /** The Chinese day on which it comes into force. */
  from: v.string(),
  state: v.picklist(['planned', 'inForce', 'past', 'overtaken']),
  matters: v.number(),
  topics: v.number()
})
export type EditionBrief = v.InferOutput<typeof EditionBrief>
export const editionStates = {
  planned: '还没有施行',
  inForce: '施行中',
  past: '已被取代',
  overtaken: '没有施行就被取代'
} as const

export const Editions = v.object({ items: v.array(EditionBrief), draft: v.number() })

/** What would be published, and what it touches. */
export const Draft = v.object({
  /** The last edition, on which the draft stands; 0 before the first. */
  edition: v.number(),
  /** Stands for all that is in the draft: only what a person has seen is published. */
  seen: v.string(),
  differences: v.array(Difference),
  /** Sentences about open cases and rules. */
  touches: v.array(v.string()),
  planned: v.optional(v.object({ edition: v.number(), from: v.string() }))
})
export type Draft = v.InferOutput<typeof Draft>

export const Publish = v.object({
  edition: v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(0, '版本不对')),
  seen: v.pipe(v.string('版本不对'), v.maxLength(100, '版本不对')),
  /** Today without. */
  from: v.optional(
    v.pipe(v.string('请选择日子'), v.regex(/^\d{4}-\d{2}-\d{2}$/, '请选择日子'), v.check(isRealDay, '没有这一天'))
  ),
  note: Note
})
export type Publish = v.InferOutput<typeof Publish>

const edition = v.pipe(v.string('没有这一版'), v.regex(/^\d{1,6}$/, '没有这一版'), v.toNumber())
export const EditionParam = v.object({ edition })
export const Comparison = v.object({
  edition: EditionBrief,
  with: EditionBrief,
  differences: v.array(Difference)
})
export type Comparison = v.InferOutput<typeof Comparison>
export const ComparedWith = v.object({ with: v.optional(edition) })
