import { Refusal } from '../../http/refusal'
import { extendClock, resumeClock, startClock } from '../clocks/clock'
import type { CaseRecord } from '../model'
import { departmentNamed, handlerNamed } from '../named-staff'
import type { Effects, Moment } from './effects'
import { checkUntil } from './until'

export function resumed(found: CaseRecord, { now, calendar }: Moment) {
  return found.clock && found.condition ? { clock: resumeClock(found.clock, now, found.condition.unit, calendar) } : {}
}

const stopped = (found: CaseRecord, { now }: Moment) =>
  found.clock && !found.clock.stoppedAt ? { clock: { ...found.clock, stoppedAt: now } } : {}

/** What steps between the dispatcher and the departments do besides moving the case on. */
export const handlingEffects = {
  async dispatch(found, form, { now, calendar }) {
    const department = await departmentNamed(form.department)
    if (!found.condition) throw new Refusal('wrong_state', '案卷还没有立案条件，不能派遣')
    const { limit, unit } = found.condition
    // A case that was returned and is dispatched again keeps the clock that already runs.
    const clock = found.clock ? {} : { clock: startClock(now, limit, unit, calendar) }
    return {
      set: { department, ...clock },
      facts: { department }
    }
  },

  async redispatch(found, form) {
    const department = await departmentNamed(form.department)
    if (department.id === found.department?.id) {
      throw new Refusal('unknown_reference', '案卷已经在这个部门', { department: '请选择另一个部门' })
    }
    return {
      set: { department },
      unset: ['handler'],
      facts: { department }
    }
  },

  async addSubtask(found, form, { now }) {
    const department = await departmentNamed(form.department)
    const own = department.id === found.department?.id
    if (own || found.subtasks.some(each => each.state === 'open' && each.department.id === department.id)) {
      const message = own ? '这是主办部门，请选择另一个部门' : '这个部门已经有一项没完成的协办'
      throw new Refusal('unknown_reference', message, { department: message })
    }
    return {
      set: { subtasks: [...found.subtasks, { department, work: form.note, state: 'open', at: now }] },
      facts: { helper: department }
    }
  },

  async dropSubtask(found, form) {
    const open = found.subtasks.find(each => each.state === 'open' && each.department.id === form.department)
    if (!open) {
      throw new Refusal('unknown_reference', '这个部门没有进行中的协办', { department: '请选择有协办的部门' })
    }
    return {
      set: { subtasks: found.subtasks.map(each => (each === open ? { ...each, state: 'dropped' } : each)) },
      facts: { helper: open.department }
    }
  },

  async assign(found, form) {
    const handler = await handlerNamed(form.handler, found.department?.id)
    return { set: { handler }, facts: { handler } }
  },

  finishSubtask(found, _, { mover }) {
    const finished = found.subtasks.find(each => each.state === 'open' && each.department.id === mover.department)
    if (!finished) throw new Refusal('wrong_state', '没有交给您部门的协办')
    return {
      set: { subtasks: found.subtasks.map(each => (each === finished ? { ...each, state: 'done' } : each)) },
      facts: { helper: finished.department }
    }
  },

  return({ department }) {
    if (!department) throw new Refusal('wrong_state')
    return { inc: { returns: 1 }, unset: ['department', 'handler'], facts: { formerDepartment: department } }
  },

  grantExtension(found, _, { calendar }) {
    if (!found.clock || !found.condition) throw new Refusal('wrong_state')
    const clock = extendClock(found.clock, found.extensions, found.condition, calendar)
    if (!clock.dueAt) throw new Refusal('wrong_state')
    return { set: { clock }, inc: { extensions: 1 }, facts: { until: clock.dueAt } }
  },

  requestSuspension(_, { until }, { now }) {
    checkUntil(new Date(until), now)
    return { facts: { until: new Date(until) } }
  },

  suspend(found, form, at) {
    const until = new Date(form.until)
    checkUntil(until, at.now)
    return {
      set: { suspended: { before: found.state, until }, ...stopped(found, at) },
      inc: { suspensions: 1 },
      facts: { until }
    }
  },

  resume: (found, _, at) => ({ set: resumed(found, at), unset: ['suspended'] }),
  reportDone: (found, _, at) => ({ set: stopped(found, at) })
} satisfies Partial<Effects>
