import * as v from 'valibot'
import { AuditChange } from '../audit/views'
import { DepartmentId } from '../basedata/departments'
import { line, Time, words } from '../common'
import { Unit } from './views'

/** The two sheets of the bureaus' tables: what is wrong with components, and everything else. */
export const catalogueSheets = { component: '部件', matter: '事件' } as const
export type CatalogueSheet = keyof typeof catalogueSheets
export const everySheet = Object.keys(catalogueSheets) as CatalogueSheet[]

export const urgencies = { ordinary: '一般', urgent: '紧急', critical: '特急' } as const
export type Urgency = keyof typeof urgencies
export const everyUrgency = Object.keys(urgencies) as Urgency[]

export const MatterCode = v.pipe(v.string('代码应是 5 位数字'), v.regex(/^\d{5}$/, '代码应是 5 位数字'))
const ConditionCode = v.pipe(v.string('条件编号不对'), v.regex(/^\d{5}-\d{1,3}$/, '条件编号不对'))
const OldCode = v.pipe(v.string('旧代码应是 4 位数字'), v.regex(/^\d{4}$/, '旧代码应是 4 位数字'))

const mostConditions = 30
const mostWords = 100

/** A case is filed by one of a matter's conditions; it sets the time limit. */
export const ConditionFacts = v.object({
  /** Given by the system, and never again to another condition of the matter. */
  code: v.optional(ConditionCode),
  when: line(1, 100, '请填写立案条件'),
  limit: v.pipe(v.number('时限应是数字'), v.minValue(0.5, '时限太短'), v.maxValue(999, '时限太长')),
  unit: Unit,
  /** What must be so before the case may be closed. */
  closing: v.optional(line(1, 200)),
  urgency: v.optional(v.picklist(everyUrgency, '没有这种紧急程度')),
  /** Who handles it where no dispatch rule says otherwise, and who answers for it. */
  department: v.optional(DepartmentId),
  supervisor: v.optional(DepartmentId),
  /** What a photo has to show. */
  photos: v.optional(line(1, 200))
})
export type ConditionFacts = v.InferOutput<typeof ConditionFacts>

const different = <T>(items: readonly T[], keyOf: (item: T) => string) =>
  new Set(items.map(keyOf)).size === items.length

export const matterFacts = {
  name: line(1, 40, '请填写名称'),
  sheet: v.picklist(everySheet, '请选择部件或事件'),
  majorName: line(1, 40, '请填写大类名称'),
  conditions: v.pipe(
    v.array(ConditionFacts),
    v.minLength(1, '至少要有一个立案条件'),
    v.maxLength(mostConditions, `最多 ${mostConditions} 个立案条件`),
    v.check(all => different(all, ({ when }) => when), '有两个立案条件一样'),
    v.check(all => {
      const codes = all.flatMap(({ code }) => code ?? [])
      return different(codes, code => code)
    }, '有两个条件编号一样')
  ),
  /** Words that residents use for it: staff find it by them, and they propose it for a report. */
  words: v.pipe(
    v.array(line(1, 30, '请填写用语')),
    v.maxLength(mostWords, `最多 ${mostWords} 个用语`),
    v.transform(all => [...new Set(all)])
  ),
  /** How often a hotline hears of it, from 1, a few times a year, to 5, daily. */
  often: v.pipe(
    v.number('应是 1 到 5'),
    v.integer('应是 1 到 5'),
    v.minValue(1, '应是 1 到 5'),
    v.maxValue(5, '应是 1 到 5')
  ),
  /** What it was in GB/T 30428.2-2013 and in CJ/T 214-2007. */
  code2013: v.optional(OldCode),
  code2007: v.optional(OldCode)
}
export const MatterFacts = v.object(matterFacts)
export type MatterFacts = v.InferOutput<typeof MatterFacts>

export const topicFacts = {
  label: line(1, 8, '请填写名称'),
  hint: line(0, 40),
  /** The matters that the topic stands for, the commonest first. */
  matters: v.pipe(v.array(MatterCode), v.maxLength(300, '最多 300 个事项')),
  /** What a resident is asked who has chosen it. */
  questions: v.pipe(v.array(line(1, 40, '请填写问题')), v.maxLength(5, '最多 5 个问题')),
  order: v.pipe(
    v.number('次序应是数字'),
    v.integer('次序应是整数'),
    v.minValue(0, '次序不对'),
    v.maxValue(999, '次序不对')
  )
}
export const TopicFacts = v.object(topicFacts)
export type TopicFacts = v.InferOutput<typeof TopicFacts>

export const Note = v.optional(words(0, 200), '')
const version = v.pipe(v.number('版本不对'), v.integer('版本不对'), v.minValue(0, '版本不对'))
export const AtVersion = v.object({ version, note: Note })

export const NewMatter = v.object({ code: MatterCode, ...matterFacts, note: Note })
export type NewMatter = v.InferOutput<typeof NewMatter>
export const ChangedMatter = v.object({ version, ...matterFacts, note: Note })
export type ChangedMatter = v.InferOutput<typeof ChangedMatter>
export const NewTopic = v.object({ ...topicFacts, note: Note })
export type NewTopic = v.InferOutput<typeof NewTopic>
export const ChangedTopic = v.object({ version, ...topicFacts, note: Note })
export type ChangedTopic = v.InferOutput<typeof ChangedTopic>

/** How a draft differs from what is published. */
export const draftMarks = { new: '新增，未发布', changed: '有修改，未发布', closed: '停用，未发布' } as const
export type DraftMark = keyof typeof draftMarks
export const DraftMark = v.picklist(Object.keys(draftMarks) as DraftMark[])

const kept = { version: v.number(), active: v.boolean(), draft: v.optional(DraftMark) }

export const MatterRecord = v.object({ code: v.string(), extension: v.boolean(), ...kept, ...matterFacts })
export type MatterRecord = v.InferOutput<typeof MatterRecord>
/** A line of the list. */
export const MatterBrief = v.object({
  code: v.string(),
  name: v.string(),
  sheet: matterFacts.sheet,
  majorName: v.string(),
  extension: v.boolean(),
  conditions: v.number(),
  ...kept
})
export type MatterBrief = v.InferOutput<typeof MatterBrief>
export const TopicRecord = v.object({ id: v.string(), ...kept, ...topicFacts })
export type TopicRecord = v.InferOutput<typeof TopicRecord>

const change = {
  version: v.number(),
  at: Time,
  by: v.string(),
  note: v.string(),
  changes: v.array(AuditChange)
}
export const MatterDetail = v.object({
  matter: MatterRecord,
  openCases: v.number(),
  history: v.array(v.object({ ...change, facts: v.optional(MatterFacts) }))
})
export type MatterDetail = v.InferOutput<typeof MatterDetail>
export const TopicDetail = v.object({
  topic: TopicRecord,
  history: v.array(v.object({ ...change, facts: v.optional(TopicFacts) }))
})
export type TopicDetail = v.InferOutput<typeof TopicDetail>
