/** How a matter's code stands to the standard: majors up to 20 are the standard's, and minors from 900 are nobody's. */
const standardMajors = 20
const localMinors = 900

/** Whether a code is free for what a city adds by itself (GB/T 47678.5: additions are flagged and keep off the standard's codes). */
export function isLocalCode(code: string): boolean {
  return Number(code.slice(0, 2)) > standardMajors || Number(code.slice(2)) >= localMinors
}

export const localCodeHint = '本地增加的，请用 21–99 开头的代码，或者标准大类里 900–999 的小类，如 06901'
