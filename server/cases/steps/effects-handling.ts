import { Refusal } from '../../http/refusal'
import { clockAfter, ownClock } from '../clocks/handling-clock'
import type { CaseRecord } from '../model'
import { departmentNamed, handlerNamed } from '../named-staff'
import type { Effects } from './effect'
import { checkUntil } from './until'

/** A case that is late stays late in queues and on the wall while its clock stands still. */
function lateness({ clock }: CaseRecord, now: Date) {
  const dueAt = clock?.dueAt
  const late = dueAt && !clock.stoppedAt && dueAt <= now
  return late ? { nextDueAt: dueAt, nextWarnAt: clock.warnAt ?? dueAt } : {}
}

/** What steps between the dispatcher and the departments do besides moving the case on. */
export const handlingEffects = {
  async dispatch(theCase, form, at) {
    const department = await departmentNamed(form.department)
    const clock = ownClock(theCase, department.id, at)
    return { set: { department, ...(clock && { extensions: 0 }) }, clock, facts: { department } }
  },

  async redispatch(found, form) {
    const department = await departmentNamed(form.department)
    if (department.id === found.department?.id) {
      throw new Refusal('unknown_reference', '案卷已经在这个部门', { department: '请选择另一个部门' })
    }
    const { department: former, clock } = found
    if (!former) throw new Refusal('wrong_state')
    return {
      set: { department, extensions: 0 },
      unset: ['handler'],
      facts: {
        department,
        formerDepartment: { id: former.id, name: former.name },
        ...(clock?.dueAt && { formerDue: clock.dueAt })
      }
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

  grantExtension(found, _, at) {
    const until = clockAfter('grantExtension', found, at)?.dueAt
    if (!until) throw new Refusal('wrong_state')
    return { inc: { extensions: 1 }, facts: { until } }
  },

  requestSuspension(_, { until }, { now }) {
    checkUntil(new Date(until), now)
    return { facts: { until: new Date(until) } }
  },

  suspend(found, form, at) {
    const until = new Date(form.until)
    checkUntil(until, at.now)
    return {
      set: { suspended: { before: found.state, until } },
      moments: lateness(found, at.now),
      inc: { suspensions: 1 },
      facts: { until }
    }
  },

  resume: () => ({ unset: ['suspended'] })
} satisfies Partial<Effects>
