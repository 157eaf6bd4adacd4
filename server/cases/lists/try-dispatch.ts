import type { DispatchTrial } from '../../../contracts/cases/proposals'
import type { DispatchRule } from '../../../contracts/rules/kinds'
import { activeDepartments, firingRule, proposeDepartment } from '../../rules/propose-department'
import { CaseReader } from '../readers'

const lastCases = 200

/**
 * Tries rules without saving them: which rule fires here, and what they would have proposed for the cases dispatched
 * last.
 */
export async function tryDispatch(
  rules: readonly DispatchRule[],
  example: { matter: string; gridCode?: string | undefined }
): Promise<DispatchTrial> {
  const { matter, gridCode } = example
  const [proposal, names, dispatched] = await Promise.all([
    proposeDepartment({ matter, ...(gridCode && { gridCode }) }, rules),
    activeDepartments(),
    CaseReader.find({ 'department.id': { $exists: true } })
      .sort({ submittedAt: -1, _id: -1 })
      .limit(lastCases)
      .select({ matter: 1, gridCode: 1, department: 1 })
      .lean()
  ])
  const outcomes = dispatched.map(theCase => {
    const facts = { matter: theCase.matter?.code ?? '', gridCode: theCase.gridCode ?? '' }
    const proposed = rules[firingRule(rules, facts, names)]?.department
    if (!proposed) return 'none'
    return proposed === theCase.department?.id ? 'same' : 'other'
  })
  const count = (outcome: string) => outcomes.filter(each => each === outcome).length
  return { proposal, cases: outcomes.length, same: count('same'), other: count('other'), none: count('none') }
}
