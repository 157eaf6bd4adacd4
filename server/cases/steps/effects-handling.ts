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

  async redispatch(theCase, form) {
    const department = await departmentNamed(form.department)
    if (department.id === theCase.department?.id) {
      throw new Refusal('unknown_reference', '案卷已经在这个部门', { department: '请选择另一个部门' })
    }
    const { department: former, clock } = theCase
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

  async addSubtask(theCase, form, { now }) {
    const department = await departmentNamed(form.department)
    const own = department.id === theCase.department?.id
    if (own || theCase.subtasks.some(each => each.state === 'open' && each.department.id === department.id)) {
      const message = own ? '这是主办部门，请选择另一个部门' : '这个部门已经有一项没完成的协办'
      throw new Refusal('unknown_reference', message, { department: message })
    }
    return {
      set: { subtasks: [...theCase.subtasks, { department, work: form.note, state: 'open', at: now }] },
      facts: { helper: department }
    }
  },

  async dropSubtask(theCase, form) {
    const open = theCase.subtasks.find(each => each.state === 'open' && each.department.id === form.department)
    if (!open) {
      throw new Refusal('unknown_reference', '这个部门没有进行中的协办', { department: '请选择有协办的部门' })
    }
    return {
      set: { subtasks: theCase.subtasks.map(each => (each === open ? { ...each, state: 'dropped' } : each)) },
      facts: { helper: open.department }
    }
  },

  async assign(theCase, form) {
    const handler = await handlerNamed(form.handler, theCase.department?.id)
    return { set: { handler }, facts: { handler } }
  },

  finishSubtask(theCase, _, { mover }) {
    const finished = theCase.subtasks.find(each => each.state === 'open' && each.department.id === mover.department)
    if (!finished) throw new Refusal('wrong_state', '没有交给您部门的协办')
    return {
      set: { subtasks: theCase.subtasks.map(each => (each === finished ? { ...each, state: 'done' } : each)) },
      facts: { helper: finished.department }
    }
  },

  return({ department }) {
    if (!department) throw new Refusal('wrong_state')
    return { inc: { returns: 1 }, unset: ['department', 'handler'], facts: { formerDepartment: department } }
  },

  grantExtension(theCase, _, at) {
    const until = clockAfter('grantExtension', theCase, at)?.dueAt
    if (!until) throw new Refusal('wrong_state')
    return { inc: { extensions: 1 }, facts: { until } }
  },

  requestSuspension(_, { until }, { now }) {
    checkUntil(new Date(until), now)
    return { facts: { until: new Date(until) } }
  },

  suspend(theCase, form, at) {
    const until = new Date(form.until)
    checkUntil(until, at.now)
    return {
      set: { suspended: { before: theCase.state, until } },
      moments: lateness(theCase, at.now),
      inc: { suspensions: 1 },
      facts: { until }
    }
  },

  resume: () => ({ unset: ['suspended'] })
} satisfies Partial<Effects>
