/**
 * Terms of numbers begin with a mark of their own, so that none of them is taken for a word: `#` ends of a case number, `@`
 * its date, `=` a whole sticker's code, `$` four of its symbols side by side, `/` a cell of the grid and what it is in, `&` a component.
 */
const ends = [2, 3, 4, 5, 6, 8, 10, 14]
const dates = [4, 6, 8]
const divisionLength = 6
/** Date and number of the day: two divisions seldom have the same. */
const fromDateOn = 14
const part = 4
const levels = [6, 9, 12, 15]

export function caseNoTerms(caseNo: string): string[] {
  const date = caseNo.slice(divisionLength, divisionLength + 8)
  return [...ends.map(length => `#${caseNo.slice(-length)}`), ...dates.map(length => `@${date.slice(0, length)}`)]
}

/** Terms of which every case number has one that ends or begins with these digits, or has them from its date on. */
export function caseNoAsked(digits: string): string[] {
  if (digits.length === divisionLength + fromDateOn) return [`#${digits.slice(-fromDateOn)}`]
  const end = ends.findLast(length => length <= digits.length)
  const fromDivision = dates.findLast(length => length <= digits.length - divisionLength)
  const fromDate =
    /^20\d\d/.test(digits) && digits.length < fromDateOn ? dates.findLast(length => length <= digits.length) : undefined
  return [
    ...(end ? [`#${digits.slice(-end)}`] : []),
    ...(fromDivision ? [`@${digits.slice(divisionLength, divisionLength + fromDivision)}`] : []),
    ...(fromDate ? [`@${digits.slice(0, fromDate)}`] : [])
  ]
}

export function stickerTerms(code: string): string[] {
  const parts = Array.from({ length: code.length - part + 1 }, (_, index) => `$${code.slice(index, index + part)}`)
  return [`=${code}`, ...parts]
}

/** One of the terms of every code in which these symbols stand; they are four at least. */
export const stickerPartAsked = (symbols: string) =>
  Array.from({ length: symbols.length - part + 1 }, (_, index) => `$${symbols.slice(index, index + part)}`)

export const stickerAsked = (code: string) => `=${code}`

export const componentTerm = (component: string) => `&${component}`

export function gridTerms(gridCode: string): string[] {
  return levels.filter(length => length <= gridCode.length).map(length => `/${gridCode.slice(0, length)}`)
}

/** The smallest ground that has every cell whose code begins like this. */
export function gridAsked(beginning: string): string | undefined {
  const length = levels.findLast(level => level <= beginning.length)
  return length === undefined ? undefined : `/${beginning.slice(0, length)}`
}
