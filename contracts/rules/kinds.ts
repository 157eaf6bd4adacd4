import * as v from 'valibot'
import { key, numberLike, Time, words } from '../common'
import { placeholderProblem, tidyPlaceholders } from '../messages/placeholders'
import { messageKeys } from '../messages/views'
import { Calendar } from './calendar'

/** Rules that a city sets. Each save adds a version; a version is never changed. */
export const rulesKinds = {
  calendar: '工作日历',
  stages: '环节时限',
  dispatch: '派遣规则',
  texts: '消息文字'
} as const
export type RulesKind = keyof typeof rulesKinds

const Minutes = v.pipe(
  v.number('请填分钟数'),
  v.integer('请填整数分钟'),
  v.minValue(1, '至少 1 分钟'),
  v.maxValue(7 * 24 * 60, '最多七天')
)

export const StageLimits = v.object({
  minutes: v.object({
    acceptance: Minutes,
    verification: Minutes,
    filing: Minutes,
    dispatch: Minutes,
    check: Minutes,
    closing: Minutes
  }),
  /** True: the minutes count in working time only. False: day and night. */
  workingTime: v.boolean()
})
export type StageLimits = v.InferOutput<typeof StageLimits>

/** Proposes a department. The first rule that fits is used, from the top. An empty part of a rule fits everything. */
export const DispatchRule = v.object({
  matter: numberLike(/^(\d{2}|\d{5})?$/, '应是两位大类或五位事项代码，或者不填'),
  area: numberLike(/^(\d{6,15})?$/, '应是 6 到 15 位的区划或网格代码，或者不填'),
  department: v.pipe(key(40, '请选择部门'), v.minLength(1, '请选择部门')),
  note: v.optional(words(0, 60), '')
})
export type DispatchRule = v.InferOutput<typeof DispatchRule>
export const DispatchRules = v.object({
  rules: v.pipe(
    v.array(DispatchRule),
    v.maxLength(500, '最多 500 条规则'),
    v.checkItems(
      ({ matter, area }, at, rules) => rules.findIndex(rule => rule.matter === matter && rule.area === area) === at,
      '上面已有一条同样事项、同样区域的规则，这一条永远用不上'
    )
  )
})
export type DispatchRules = v.InferOutput<typeof DispatchRules>

const Sentence = v.pipe(
  words(2, 200, '请写一句话'),
  v.transform(tidyPlaceholders),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? placeholderProblem(dataset.value) : undefined
    if (message) addIssue({ message })
  })
)

/** The city's own sentences for messages, in place of the built-in ones. */
export const Texts = v.object({
  texts: v.record(v.picklist(messageKeys, '没有这种消息'), Sentence)
})
export type Texts = v.InferOutput<typeof Texts>

export const rulesSchemas = { calendar: Calendar, stages: StageLimits, dispatch: DispatchRules, texts: Texts } as const
export type RulesContent<K extends RulesKind> = v.InferOutput<(typeof rulesSchemas)[K]>

export const RulesView = v.object({
  kind: v.picklist(Object.keys(rulesKinds) as RulesKind[]),
  /** 0 while the city has saved none and the built-in rules are used. */
  version: v.number(),
  content: v.unknown(),
  /** Earlier versions, newest first. */
  history: v.array(
    v.object({
      version: v.number(),
      at: Time,
      by: v.string(),
      note: v.string(),
      /** What the version changed, a line each: `受理：15 → 20 分钟`. */
      changes: v.array(v.string())
    })
  ),
  /** Years for which the calendar knows the State Council's holidays. */
  years: v.optional(v.array(v.number())),
  /** The built-in sentences by action, used where the city has none of its own. */
  builtIn: v.optional(v.record(v.string(), v.string()))
})
export type RulesView = v.InferOutput<typeof RulesView>

/** One version as it was saved; 0 is what is built in. */
export const RulesVersion = v.object({
  version: v.number(),
  content: v.unknown(),
  /** What has to change of it to be the version in force, a line each. */
  sinceThen: v.array(v.string())
})
export type RulesVersion = v.InferOutput<typeof RulesVersion>

export const SaveRules = v.object({
  /** The version that was edited. The server refuses the save when it is not the latest. */
  version: v.pipe(v.number('缺少版本'), v.integer(), v.minValue(0)),
  content: v.unknown(),
  note: v.optional(words(0, 200), '')
})
