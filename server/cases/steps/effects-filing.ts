import { Types } from 'mongoose'
import { isLaterTwin } from '../../../contracts/cases/merging'
import { caseStates, isOpen } from '../../../contracts/cases/states'
import { conditionNamed } from '../../catalogue/catalogue'
import { Refusal } from '../../http/refusal'
import { mergedUnder, mostMerged } from '../merged-cases'
import { countMergedReports } from '../merged-counts'
import type { CaseRecord } from '../model'
import { CaseReader } from '../readers'
import type { Effects } from './effect'
import { givenLook, givenToAnother, takenBack } from './given-look'
import { lookFrom } from './look'

/** What steps before filing do besides moving the case on. */
export const filingEffects = {
  requestVerification: givenLook,
  recallVerification: takenBack,
  giveLook: givenToAnother,

  verify: async (theCase, { found, ...look }, { now }) => ({
    unset: ['collector'],
    facts: { found, ...(await lookFrom(theCase, look, now)) }
  }),

  settle: async (theCase, form, { now }) => ({ set: { closedAt: now }, facts: await lookFrom(theCase, form, now) }),

  async accept(_, form) {
    const { matter, condition } = await conditionNamed(form.matter, form.condition)
    return { set: { matter, condition }, facts: { matter, condition } }
  },

  reject: (_, { reasonCode }) => ({ set: { rejectedFor: reasonCode }, facts: { reasonCode } }),

  async merge(theCase, { into }) {
    const target = await CaseReader.findOne({ caseNo: into }).lean()
    const refusal = targetRefusal(theCase, target) ?? (await fullRefusal(theCase, target))
    if (refusal) throw new Refusal('unknown_reference', refusal, { into: refusal })
    await countMergedReports(theCase)
    return {
      set: {
        mergedInto: into,
        uncountedReports: { to: into, reports: theCase.reportCount, key: new Types.ObjectId() }
      },
      facts: { into }
    }
  },

  async split(theCase) {
    await countMergedReports(theCase)
    const from = theCase.mergedInto ?? ''
    return {
      set: { uncountedReports: { to: from, reports: -theCase.reportCount, key: new Types.ObjectId() } },
      unset: ['mergedInto'],
      facts: { from }
    }
  }
} satisfies Partial<Effects>

function targetRefusal(theCase: CaseRecord, target: CaseRecord | null): string | undefined {
  if (!target) return '没有这个案卷号'
  if (target.caseNo === theCase.caseNo) return '不能并入自己'
  if (!isOpen(target.state)) return `目标案卷${caseStates[target.state]}，不能并入`
  return isLaterTwin(target, theCase.caseNo) ? '那一件比这件晚，请到那一件里并入这件' : undefined
}

/** Each merged case brings a report at least: where there are few reports, there are few cases. */
async function fullRefusal(theCase: CaseRecord, target: CaseRecord | null): Promise<string | undefined> {
  if (!target || theCase.reportCount + target.reportCount <= mostMerged) return undefined
  const [own, others] = await Promise.all([mergedUnder(theCase.caseNo), mergedUnder(target.caseNo)])
  if (own.length + 1 + others.length <= mostMerged) return undefined
  return `一件案卷最多并入 ${mostMerged} 件，那一件已经满了，请把这件单独办理`
}
