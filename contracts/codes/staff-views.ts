import * as v from 'valibot'
import { Version } from '../cases/forms'
import { Id, key, line, numberLike, Point, page, paging, Search, Time, words } from '../common'
import { MediaIds, MediaView } from '../media/views'
import { Position } from '../position'
import { normalised } from '../spelling/normalised'
import { type CodeAction, type CodeState, codeStates, codeSteps } from './lifecycle'
import { TypedCode } from './typed-code'

const State = v.picklist(Object.keys(codeStates) as CodeState[], '没有这种状态')

/** `codes`: the most codes in one batch, a day's work of a print shop. */
export const batchLimits = { codes: 5000, bulk: 500, lookup: 1000, rows: 5000 } as const

export const BatchName = v.pipe(
  words(2, 40, '批次名至少两个字'),
  v.transform(normalised),
  v.regex(/^[^/\\?%]+$/, '批次名里不能有 / \\ ? %')
)

/** A batch that exists, by its name as it is stored: names from before were spelt as people liked. */
export const KnownBatch = v.pipe(v.string(), v.maxLength(200, '没有这个批次'))

export const NewBatch = v.object({
  batch: BatchName,
  count: v.pipe(
    v.number('请填写数量'),
    v.integer('数量应是整数'),
    v.minValue(1, '至少生成 1 个'),
    v.maxValue(batchLimits.codes, `每批最多 ${batchLimits.codes} 个`)
  )
})

export const BatchView = v.object({
  batch: v.string(),
  createdAt: Time,
  count: v.number(),
  states: v.partial(v.object(v.entriesFromList(Object.keys(codeStates) as CodeState[], v.number()))),
  /** Fresh codes without a planned place. */
  unplanned: v.number()
})
export type BatchView = v.InferOutput<typeof BatchView>

const NamedCode = v.pipe(TypedCode, v.minLength(1, '请填写二维码编号'))
const reason = words(2, 200, '请写明原因')
const note = v.optional(words(0, 200), '')
const place = {
  point: Position,
  /** Metres, as the phone reports. */
  accuracy: v.optional(v.pipe(v.number('精度应是数字'), v.minValue(0), v.maxValue(10_000, '定位精度太差'))),
  /** Absent when the code was planned with a name and an address. */
  name: v.optional(line(2, 60, '请填写点位名称')),
  address: v.optional(line(2, 120, '请填写地址')),
  component: v.optional(numberLike(/^\d{17}$/, '部件编号应是 17 位数字')),
  topics: v.optional(v.pipe(v.array(key(40)), v.maxLength(12))),
  media: v.optional(MediaIds(3), []),
  note
}

/** The form of each step that a person takes with one code. */
export const codeForms = {
  print: v.object({ note }),
  post: v.object(place),
  correct: v.object({ ...place, reason }),
  damage: v.object({ note, media: v.optional(MediaIds(3), []) }),
  lose: v.object({ reason }),
  restore: v.object({ note, media: v.optional(MediaIds(3), []) }),
  replace: v.object({ successor: NamedCode, note, media: v.optional(MediaIds(3), []) }),
  retire: v.object({ reason })
} as const satisfies Partial<Record<CodeAction, v.GenericSchema>>
export type StaffCodeAction = keyof typeof codeForms
export const staffCodeActions = Object.keys(codeForms) as StaffCodeAction[]

/** Adds the version that the client last saw. It is optional: a phone without network has not seen one. */
export function codeForm<A extends StaffCodeAction>(action: A) {
  return v.intersect([v.object({ version: v.optional(Version) }), codeForms[action]])
}

export const codeAttentions = { unposted: '打印后一直没有张贴', unscanned: '张贴后很久没有人扫' } as const

export const codeFilters = {
  state: v.optional(
    v.pipe(
      v.string(),
      v.transform(text => text.split(',')),
      v.array(State)
    )
  ),
  batch: v.optional(KnownBatch),
  q: v.optional(Search),
  gridCode: v.optional(numberLike(/^\d{6,15}$/, '网格编码不对')),
  attention: v.optional(v.picklist(Object.keys(codeAttentions) as (keyof typeof codeAttentions)[], '没有这种筛选'))
}
export const CodeFilter = v.object(codeFilters)
export type CodeFilter = v.InferOutput<typeof CodeFilter>
export const CodeQuery = v.object({ ...codeFilters, ...paging })
export type CodeQuery = v.InferOutput<typeof CodeQuery>

const facts = {
  code: v.string(),
  version: Version,
  state: State,
  stateText: v.string(),
  batch: v.optional(v.string()),
  name: v.string(),
  address: v.string(),
  point: v.optional(Point),
  gridCode: v.optional(v.string()),
  component: v.optional(v.string()),
  successor: v.optional(v.string()),
  replaces: v.optional(v.string()),
  createdAt: Time,
  printedAt: v.optional(Time),
  postedAt: v.optional(Time),
  /** The last day on which somebody scanned it, in China's time. */
  seenOn: v.optional(v.string()),
  /** Scans in the last 30 days. */
  scans: v.number(),
  /** Reports sent from this code. */
  reports: v.number()
}
export const StaffCodeSummary = v.object(facts)
export type StaffCodeSummary = v.InferOutput<typeof StaffCodeSummary>
export const CodePage = page(StaffCodeSummary)

export const CodeHistoryEntry = v.object({
  action: v.picklist(Object.keys(codeSteps) as CodeAction[]),
  label: v.string(),
  to: State,
  at: Time,
  by: v.object({ name: v.string(), roleText: v.string() }),
  words: v.optional(v.string()),
  media: v.array(MediaView)
})
export type CodeHistoryEntry = v.InferOutput<typeof CodeHistoryEntry>

/** One code with its history, the steps that this member of staff may take, and its scans of the last 30 days. */
export const StaffCodeView = v.object({
  ...facts,
  accuracy: v.optional(v.number()),
  topics: v.array(v.string()),
  scansByDay: v.array(v.object({ day: v.string(), count: v.number() })),
  history: v.array(CodeHistoryEntry),
  actions: v.array(v.picklist(staffCodeActions))
})
export type StaffCodeView = v.InferOutput<typeof StaffCodeView>

export const RetireCodes = v.object({
  codes: v.pipe(
    v.array(NamedCode, '请选择要停用的二维码'),
    v.minLength(1, '请选择要停用的二维码'),
    v.maxLength(batchLimits.bulk, `一次最多 ${batchLimits.bulk} 个`)
  ),
  reason
})
export const RetireResults = v.object({
  items: v.array(v.object({ code: v.string(), done: v.boolean(), message: v.optional(v.string()) }))
})
export type RetireResults = v.InferOutput<typeof RetireResults>

/** Sent by the command line when it reads a printed sheet back. */
export const LookUpCodes = v.object({ codes: v.pipe(v.array(NamedCode), v.maxLength(batchLimits.lookup)) })
export const KnownCodes = v.array(v.object({ code: v.string(), state: State, batch: v.optional(v.string()) }))
export type KnownCodes = v.InferOutput<typeof KnownCodes>

/** Print layouts. server/codes/paper/templates.ts describes each. */
export const sheetTemplates = ['a4-12', 'a4-24', 'poster', 'round', 'tag'] as const
export type SheetTemplate = (typeof sheetTemplates)[number]

/** The datum of a table's coordinates: `wgs84` from GPS, `gcj02` from Chinese web maps. */
export const Datum = v.picklist(['wgs84', 'gcj02'], '坐标系只能是 wgs84 或 gcj02')
export type Datum = v.InferOutput<typeof Datum>
export const ImportedPlaces = v.object({ importId: Id, planned: v.number() })

export const NearbyComponent = v.object({
  id: v.string(),
  name: v.string(),
  point: Point,
  metres: v.number(),
  /** The code that already hangs there. */
  code: v.optional(v.string())
})
export type NearbyComponent = v.InferOutput<typeof NearbyComponent>
