import type { Right } from '../../contracts/staff/rights'

const sight = ['workOnCases', 'seeAllCases', 'seeDepartmentCases', 'seeGridCases'] as const satisfies readonly Right[]

/** Whether somebody has cases to look at, with or without a post in which they act on them. */
export function seesCases(rights: readonly Right[]): boolean {
  return sight.some(right => rights.includes(right))
}

/** Where somebody begins their day who sees no cases: the first of their pages. */
const starts: readonly (readonly [Right, string])[] = [
  ['manageAccounts', '/accounts'],
  ['readAudit', '/audit'],
  ['watchWall', '/wall'],
  ['seeFigures', '/figures'],
  ['registerReports', '/register'],
  ['serveCallers', '/callers'],
  ['readRules', '/rules'],
  ['manageBaseData', '/base/departments'],
  ['manageRetention', '/retention'],
  ['setAbsences', '/absences'],
  ['blockSenders', '/blocks'],
  ['readCodes', '/codes']
]

export function startOf(rights: readonly Right[]): string | undefined {
  return starts.find(([right]) => rights.includes(right))?.[1]
}
