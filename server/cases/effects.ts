import type { InferOutput } from 'valibot'
import { type forms, rejectReasons } from '../../contracts/case-actions'
import { type CaseState, caseStates, isOpen } from '../../contracts/case-states'
import type { CaseAction } from '../../contracts/case-workflow'
import { conditionNamed } from '../catalogue/catalogue'
import { Refusal } from '../http/refusal'
import { DepartmentModel } from '../staff/model'
import { resumeClock, startClock } from './clock'
import { CaseModel, type CaseRecord } from './model'

/** What a step changes besides state and history, and the facts its history entry freezes. */
export interface Effect {
  set?: Record<string, unknown>
  unset?: readonly string[]
  inc?: Record<string, number>
  details?: { label: string; value: string }[]
  department?: string
}

export type Form<A extends CaseAction> = InferOutput<(typeof forms)[A]>
type Effects = { [A in CaseAction]?: (found: CaseRecord, form: Form<A>, now: Date) => Effect | Promise<Effect> }

const yearMs = 366 * 86_400_000
const chineseDay = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

async function departmentNamed(id: string) {
  const department = await DepartmentModel.findOne({ _id: id, active: true }).lean()
  if (!department) throw new Refusal('unknown_reference', '选择的部门不存在或已停用', { department: '请重新选择部门' })
  return { id: department._id, name: department.name }
}

function resumed(found: CaseRecord, now: Date) {
  return found.clock && found.condition ? { clock: resumeClock(found.clock, now, found.condition.unit) } : {}
}

const stopped = (found: CaseRecord, now: Date) =>
  found.clock && !found.clock.stoppedAt ? { clock: { ...found.clock, stoppedAt: now } } : {}

/** Steps that do more than their row of the table says. */
export const effects: Effects = {
  verify: (_, { found }) => ({ details: [{ label: '现场情况', value: found ? '属实' : '未发现问题' }] }),

  async accept(_, form) {
    const { matter, condition } = await conditionNamed(form.matter, form.condition)
    return {
      set: { matter, condition },
      unset: ['clock'],
      details: [
        { label: '事项', value: `${matter.code} ${matter.name}` },
        { label: '立案条件', value: condition.when }
      ]
    }
  },

  reject: (_, { reasonCode }) => ({
    set: { rejectedFor: reasonCode },
    unset: ['clock'],
    details: [{ label: '原因类别', value: rejectReasons[reasonCode] }]
  }),

  async merge(found, { into }) {
    const target = await CaseModel.findOne({ caseNo: into }).lean()
    if (!target) throw new Refusal('unknown_reference', '没有这个案卷号', { into: '没有这个案卷号' })
    if (target.caseNo === found.caseNo) throw new Refusal('unknown_reference', '不能并入自己', { into: '不能并入自己' })
    if (!isOpen(target.state)) {
      const message = `目标案卷${caseStates[target.state]}，不能并入`
      throw new Refusal('unknown_reference', message, { into: message })
    }
    return { set: { mergedInto: into }, unset: ['clock'], details: [{ label: '并入案卷', value: into }] }
  },

  withdraw: () => ({ unset: ['clock'] }),
  void: () => ({ unset: ['clock'] }),

  async dispatch(found, form, now) {
    const department = await departmentNamed(form.department)
    if (!found.condition) throw new Refusal('wrong_state', '案卷还没有立案条件，不能派遣')
    const { limit, unit } = found.condition
    // A case that was returned and is dispatched again keeps the clock that already runs.
    const clock = found.clock ? {} : { clock: startClock(now, limit, unit) }
    return {
      set: { department, ...clock },
      details: [{ label: '部门', value: department.name }],
      department: department.name
    }
  },

  async redispatch(found, form) {
    const department = await departmentNamed(form.department)
    if (department.id === found.department?.id) {
      throw new Refusal('unknown_reference', '案卷已经在这个部门', { department: '请选择另一个部门' })
    }
    return { set: { department }, details: [{ label: '部门', value: department.name }], department: department.name }
  },

  return: found => ({
    inc: { returns: 1 },
    unset: ['department'],
    details: [{ label: '回退部门', value: found.department?.name ?? '' }]
  }),

  reportDone: (found, _, now) => ({ set: stopped(found, now) }),
  checkFailed: (found, _, now) => ({ set: resumed(found, now), inc: { round: 1 } }),
  close: (_found, _form, now) => ({ set: { closedAt: now } }),

  suspend(found, form, now) {
    const until = new Date(form.until)
    if (until <= now) throw new Refusal('invalid_fields', '恢复日期应在今天以后', { until: '恢复日期应在今天以后' })
    if (until.getTime() - now.getTime() > yearMs) {
      throw new Refusal('invalid_fields', '挂账最长一年', { until: '挂账最长一年' })
    }
    return {
      set: { suspended: { before: found.state, until }, ...stopped(found, now) },
      inc: { suspensions: 1 },
      details: [{ label: '挂账至', value: chineseDay(until) }]
    }
  },

  resume: (found, _, now) => ({ set: resumed(found, now), unset: ['suspended'] }),

  reopen: () => ({ inc: { reopenings: 1 }, unset: ['clock', 'department', 'evaluation', 'closedAt'] }),
  urge: () => ({ inc: { urges: 1 } }),

  evaluate: (_, { solved, stars }, now) => ({
    set: { evaluation: { solved, stars, at: now } },
    details: [
      { label: '是否解决', value: solved ? '已解决' : '没有解决' },
      { label: '评分', value: `${stars} 星` }
    ]
  })
}

/** The state that a case was in before it was suspended. */
export function stateBefore(found: CaseRecord): CaseState {
  if (!found.suspended) throw new Refusal('wrong_state')
  return found.suspended.before
}
