/** Twenty digits in the groups they are made of: division, day, number of the day. */
export function groupsOfCaseNo(caseNo: string): string {
  return `${caseNo.slice(0, 6)} ${caseNo.slice(6, 14)} ${caseNo.slice(14)}`
}

export function groupsOfQueryCode(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`
}
