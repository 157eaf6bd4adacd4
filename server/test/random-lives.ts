import { forms, residentActions, staffActions } from '../../contracts/cases/forms'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import { CaseModel, type CaseRecord } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { refusalOf } from '../cases/steps/policy'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { aCase, aMedia, moverOf } from './factories'
import { aForm } from './forms'
import type { Chance } from './made-up/chance'

/** Steps of another case, steps that only add words, and ends: these come rarely or never, so that lives get far. */
const never: readonly CaseAction[] = ['merge', 'split', 'giveLook', 'assign', 'redact']
const rare: readonly CaseAction[] = ['reject', 'void', 'withdraw', 'suspend', 'settle', 'requestVoid']
/** Half of the time a case goes straight on. */
const onward: readonly CaseAction[] = ['accept', 'file', 'dispatch', 'sign', 'reportDone', 'checkPassed', 'close']
const minuteMs = 60_000
const departments = ['municipal', 'sanitation']
const all = [...new Set<CaseAction>([...staffActions, ...residentActions])].filter(action => !never.includes(action))

/** Cases that live through steps by chance, the clock going on between them. */
export function randomLives(by: Chance, begin: Date) {
  let now = begin.getTime()
  const cases: string[] = []
  const later = (minutes: number) => {
    now += by.below(minutes) * minuteMs
    return new Date(now)
  }

  async function open() {
    const point: [number, number] = [113.59 + by.below(5) * 0.001, 24.8 + by.below(3) * 0.001]
    const theCase = await aCase({ now: later(60), point })
    const source = by.oneOf(['resident', 'hotline', 'patrol'] as const)
    await CaseModel.collection.updateOne({ _id: theCase._id }, { $set: { source, counted: 0 } })
    cases.push(theCase.caseNo)
  }

  function stepFor(theCase: CaseRecord, at: Date) {
    const allowed = all.flatMap(action => {
      const role = by.oneOf(stepOf(action).by)
      const department = theCase.department?.id ?? by.oneOf(departments)
      const mover = moverOf(role, role === 'clerk' || role === 'handler' ? { department } : {})
      return refusalOf(action, theCase, mover, at) ? [] : [{ action, mover }]
    })
    const on = allowed.filter(({ action }) => onward.includes(action))
    if (on.length > 0 && by.below(2) === 0) return by.oneOf(on)
    const usual = allowed.filter(({ action }) => !rare.includes(action))
    const moving = usual.filter(({ action }) => stepOf(action).to !== 'same')
    return by.oneOf(
      moving.length > 0 && by.below(3) > 0 ? moving : by.below(8) > 0 && usual.length > 0 ? usual : allowed
    )
  }

  return {
    cases,
    /** Opens a case or takes a step on one. Returns whether anything happened. */
    async live(): Promise<boolean> {
      if (cases.length < 3 || by.below(8) === 0) {
        await open()
        return true
      }
      const at = later(20)
      const theCase = await CaseModel.findOne({ caseNo: by.oneOf(cases) })
        .orFail()
        .lean()
      try {
        const { action, mover } = stepFor(theCase, at)
        const photo = ['reportDone', 'checkPassed', 'finishSubtask', 'settle'].includes(action)
        const media = photo ? [await aMedia(`staff:${mover.id}`)] : []
        const form = aForm(action, { now: at, media, department: by.oneOf(departments) })
        await moveCase(theCase, { action, form: parse(forms[action], form) as never, mover, now: at })
        return true
      } catch (error) {
        // Refused by what only the step itself finds out, or nothing can be done with it.
        if (error instanceof Refusal || (error as Error).message === 'Nothing to choose from') return false
        throw error
      }
    }
  }
}
