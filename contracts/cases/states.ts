import type { Stage } from '../rules/stages'
import type { Role } from '../staff/roles'

/** Who has to act next: a role, or the people of the department that handles the case. */
export type Holder = Extract<Role, 'operator' | 'lead' | 'dispatcher' | 'collector'> | 'department'

interface Words {
  label: string
  /** The same in a resident's words. */
  residentLabel: string
  /** The colour of the state on a resident's phone. */
  tone: 'going' | 'paused' | 'done' | 'ended'
}

/** Somebody still has to do something. */
interface Open extends Words {
  open: true
  holder: Holder
  /** Which desk or look on site the case waits for. The handling has its own clock, the rest have none. */
  stage?: Stage
}

/** Nobody has: the case has ended, or goes on elsewhere. */
interface Ended extends Words {
  open?: never
  holder?: never
  stage?: never
}

type StateRow = Open | Ended

/** The states of a case (docs/glossary.md). Whatever depends on the state alone is a column here. */
export const states = {
  submitted: {
    label: '待受理',
    residentLabel: '等待受理',
    open: true,
    stage: 'acceptance',
    holder: 'operator',
    tone: 'going'
  },
  verifying: {
    label: '核实中',
    residentLabel: '现场核实中',
    open: true,
    stage: 'verification',
    holder: 'collector',
    tone: 'going'
  },
  accepted: { label: '待立案', residentLabel: '已受理', open: true, stage: 'filing', holder: 'lead', tone: 'going' },
  filed: {
    label: '待派遣',
    residentLabel: '已立案',
    open: true,
    stage: 'dispatch',
    holder: 'dispatcher',
    tone: 'going'
  },
  dispatched: { label: '待处置', residentLabel: '已交给部门', open: true, holder: 'department', tone: 'going' },
  handling: { label: '处置中', residentLabel: '处理中', open: true, holder: 'department', tone: 'going' },
  handled: {
    label: '待核查',
    residentLabel: '等待检查',
    open: true,
    stage: 'check',
    holder: 'operator',
    tone: 'going'
  },
  checking: {
    label: '核查中',
    residentLabel: '检查中',
    open: true,
    stage: 'check',
    holder: 'collector',
    tone: 'going'
  },
  checked: {
    label: '待结案',
    residentLabel: '检查通过',
    open: true,
    stage: 'closing',
    holder: 'lead',
    tone: 'going'
  },
  closed: { label: '已结案', residentLabel: '已办结', tone: 'done' },
  suspended: { label: '挂账', residentLabel: '暂缓处理', open: true, holder: 'dispatcher', tone: 'paused' },
  settled: { label: '自行处置', residentLabel: '当场解决', tone: 'going' },
  rejected: { label: '不予受理', residentLabel: '未受理', tone: 'ended' },
  voided: { label: '作废', residentLabel: '已终止', tone: 'ended' },
  withdrawn: { label: '已撤回', residentLabel: '已撤回', tone: 'ended' },
  merged: { label: '已并案', residentLabel: '合并处理', tone: 'going' }
} as const satisfies Record<string, StateRow>

export type CaseState = keyof typeof states
const names = Object.keys(states) as CaseState[]

/** The row of a state, with the optional columns that `as const` hides. */
export function stateOf(state: CaseState): StateRow {
  return states[state]
}

function column<T>(read: (row: StateRow) => T): Record<CaseState, T> {
  return Object.fromEntries(names.map(state => [state, read(states[state])])) as Record<CaseState, T>
}

export const caseStates = column(({ label }) => label)
export const residentStates = column(({ residentLabel }) => residentLabel)

export type OpenState = { [S in CaseState]: (typeof states)[S] extends { open: true } ? S : never }[CaseState]

/** States in which somebody still has to do something. */
export const openStates = names.filter((state): state is OpenState => isOpen(state))

export function isOpen(state: CaseState): boolean {
  return Boolean(stateOf(state).open)
}

/** The states in which this holder has to act next. */
export function statesHeldBy(holder: Holder): CaseState[] {
  return names.filter(state => stateOf(state).holder === holder)
}
