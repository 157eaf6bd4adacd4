import * as v from 'valibot'
import { CaseCondition, DepartmentView } from '../catalogue/views'
import { CaseNo, countedPage, Id, key, numberLike, Point, page, paging, Search, Time } from '../common'
import { MediaView } from '../media/views'
import { Place, State } from '../reports/views'
import { Day } from '../staff/absence'
import { type Role, roles } from '../staff/roles'
import { callerActions } from './caller-actions'
import { staffActions } from './forms'
import { type CaseState, caseStates } from './states'
import { type Request, requests } from './step'
import { TroubleName, TroubleView } from './troubles'
import { type CaseAction, steps } from './workflow'

/** Green < 80 % of the limit < yellow < 100 % < red; grey while no clock runs. */
export const lights = ['green', 'yellow', 'red', 'grey'] as const
export type Light = (typeof lights)[number]

export const sources = { resident: '市民扫码', hotline: '热线', patrol: '巡查' } as const

const Topic = v.object({ id: v.string(), label: v.string() })
const Matter = v.object({ code: v.string(), name: v.string() })

const Person = v.object({ id: v.string(), name: v.string() })

export const subtaskStates = { open: '进行中', done: '已完成', dropped: '已撤销' } as const
export type SubtaskState = keyof typeof subtaskStates

/** What another department does for the one that handles the case. */
export const SubtaskView = v.object({
  department: DepartmentView,
  work: v.string(),
  state: v.picklist(Object.keys(subtaskStates) as SubtaskState[]),
  at: Time
})

/** An open request as whoever decides it reads it. */
export const RequestView = v.object({
  what: v.picklist(Object.keys(requests) as Request[]),
  reason: v.string(),
  by: v.string(),
  at: Time,
  /** The date somebody asks to suspend until, or the deadline an extension would give. */
  until: v.optional(Time)
})
export type RequestView = v.InferOutput<typeof RequestView>

const summary = {
  caseNo: CaseNo,
  version: v.number(),
  state: State,
  stateText: v.string(),
  topic: v.optional(Topic),
  matter: v.optional(Matter),
  /** The first report's words. */
  text: v.string(),
  place: Place,
  gridCode: v.optional(v.string()),
  department: v.optional(DepartmentView),
  submittedAt: Time,
  updatedAt: Time,
  /** When the running stage or the handling has to be finished. */
  dueAt: v.optional(Time),
  light: v.picklist(lights),
  /** What was asked for and is not decided yet. */
  asked: v.optional(v.picklist(Object.keys(requests) as Request[])),
  /** Whom in the department it was assigned to. */
  handler: v.optional(Person),
  reportCount: v.number(),
  urges: v.number(),
  round: v.number()
}

export const CaseSummary = v.object({ ...summary, cover: v.optional(MediaView) })
export type CaseSummary = v.InferOutput<typeof CaseSummary>

/** One thing that happened to a case, as staff read it. */
export const HistoryEntry = v.object({
  action: v.picklist(Object.keys(steps) as CaseAction[]),
  label: v.string(),
  from: v.optional(State),
  to: State,
  at: Time,
  round: v.number(),
  by: v.object({
    name: v.string(),
    /** Whoever asks did this themselves. */
    me: v.boolean(),
    role: v.picklist([...(Object.keys(roles) as Role[]), 'resident', 'system']),
    roleText: v.string(),
    department: v.optional(v.string())
  }),
  words: v.optional(v.string()),
  /** Further facts in reading order, for example 部门: 市政维护所. */
  details: v.array(v.object({ label: v.string(), value: v.string() })),
  media: v.array(MediaView)
})
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>

/** A report as staff read it: facts of the problem, nothing of who sent it. */
export const CaseReport = v.object({
  reportId: Id,
  source: v.picklist(Object.keys(sources) as (keyof typeof sources)[]),
  sentAt: Time,
  text: v.string(),
  media: v.array(MediaView),
  hasContact: v.boolean(),
  /** Whoever asks may see the contact, with a reason that goes on record. */
  mayLook: v.boolean(),
  /** Whoever asks may keep its sender from sending more; until when somebody has, for those who may. */
  mayBlock: v.boolean(),
  blockedUntil: v.optional(Time),
  /** What whoever asks can do for this report's sender, when they are on the line. */
  callerActions: v.array(v.picklist(callerActions))
})

export type CaseReport = v.InferOutput<typeof CaseReport>

/** Reports of a case and of those merged into it, oldest first; their photos come with them. */
export const CaseReports = countedPage(CaseReport)
export type CaseReports = v.InferOutput<typeof CaseReports>

/** Cases that were merged into one, without those merged into them before; oldest first. */
export const MergedCases = countedPage(v.object({ caseNo: CaseNo, text: v.string() }))
export type MergedCases = v.InferOutput<typeof MergedCases>

/** A matter that a case is likely about, and the words that say so. */
export const MatterProposal = v.object({ code: v.string(), because: v.array(v.string()) })
export type MatterProposal = v.InferOutput<typeof MatterProposal>

export const CaseView = v.object({
  ...summary,
  condition: v.optional(CaseCondition),
  returns: v.number(),
  /** How often the deadline was extended. */
  extensions: v.number(),
  request: v.optional(RequestView),
  subtasks: v.array(SubtaskView),
  /** The unit grid cell's outline as rings of points, for the map. */
  cell: v.optional(v.array(v.array(Point))),
  component: v.optional(v.object({ id: v.string(), name: v.string() })),
  mergedInto: v.optional(CaseNo),
  /** Whom the look on site was given to by name. */
  collector: v.optional(Person),
  /** What stands in the way of the next step. */
  trouble: v.optional(TroubleView),
  /** The first of both. Later ones are asked for by page. */
  merged: MergedCases,
  reports: CaseReports,
  history: v.array(HistoryEntry),
  /** For whoever can choose the matter now: what it is likely about, the likeliest first. */
  proposedMatters: v.optional(v.array(MatterProposal)),
  /** What this person can do with the case now; clients draw buttons from nothing else. */
  actions: v.array(v.picklist(staffActions))
})
export type CaseView = v.InferOutput<typeof CaseView>

export const queueSorts = { newest: '最新', oldest: '最早', urgent: '最急' } as const
export type QueueSort = keyof typeof queueSorts

const state = v.picklist(Object.keys(caseStates) as CaseState[], '没有这个状态')

export const QueueQuery = v.object({
  /** One state or several joined by commas. */
  state: v.optional(
    v.pipe(
      v.string(),
      v.transform(text => text.split(',')),
      v.array(state)
    )
  ),
  topic: v.optional(key(40)),
  matter: v.optional(key(5)),
  gridCode: v.optional(numberLike(/^\d{6,15}$/, '网格编码不对')),
  department: v.optional(key(40)),
  /** What is asked for and not decided. */
  asked: v.optional(v.picklist([...(Object.keys(requests) as Request[]), 'any'], '没有这种申请')),
  /** Only what cannot go on by itself. */
  trouble: v.optional(TroubleName),
  /** Only what was assigned to me. */
  mine: v.optional(v.literal('1')),
  /** Reported on this day or later, and on this day or earlier, in China. */
  from: v.optional(Day('请选开始的日期')),
  to: v.optional(Day('请选结束的日期')),
  due: v.optional(v.picklist(['yellow', 'red'], '只能选即将超时或已超时')),
  q: v.optional(Search),
  sort: v.optional(v.picklist(Object.keys(queueSorts) as QueueSort[], '没有这种排序'), 'newest'),
  ...paging
})
export type QueueQuery = v.InferOutput<typeof QueueQuery>

export const CasePage = page(CaseSummary)

/**
 * A case that may be about the same thing: close by, at the same code, or with a similar address. Open, or closed within
 * the last days; only an open one can be merged into.
 */
export const NearbyCase = v.object({
  ...CaseSummary.entries,
  by: v.picklist(['distance', 'code', 'address']),
  /** Metres between the two, when both places are known. */
  metres: v.optional(v.number()),
  sameTopic: v.boolean()
})
export type NearbyCase = v.InferOutput<typeof NearbyCase>

/** For how many days a closed case is still shown beside a new report. */
export const recentlyClosedDays = 15

/** How far around a case others are offered for merging. */
export const nearbyMetres = 100

/** How many cases of each state this person may see. */
export const CaseCounts = v.object({
  counts: v.record(state, v.number()),
  /** States whose number is about right: very many have ended, and they are counted now and then. */
  about: v.optional(v.array(state)),
  /** Open requests, for those who see all cases: only they decide them. */
  asked: v.number(),
  /** Those that cannot go on by themselves, for the same. */
  troubles: v.object({ place: v.number(), keeper: v.number() })
})
export type CaseCounts = v.InferOutput<typeof CaseCounts>
