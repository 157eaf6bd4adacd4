import { type CountCode, countCodes, countOf } from '../../contracts/statistics/counts'
import { bitsOf, type Kind } from '../../contracts/statistics/kinds'

interface Test {
  kind: Kind
  all: number
  any: number
  none: number
}

const tests = Object.fromEntries(
  countCodes.map(code => {
    const { of: kind, with: all = [], any = [], without: none = [] } = countOf(code)
    return [code, { kind, all: bitsOf(all), any: bitsOf(any), none: bitsOf(none) }]
  })
) as Record<CountCode, Test>

/** Whether a piece is in a count. Numbers and lists both ask here, which is why they agree. */
export function matches(code: CountCode, kind: Kind, flags: number): boolean {
  const { kind: wanted, all, any, none } = tests[code]
  return kind === wanted && (flags & all) === all && (any === 0 || (flags & any) !== 0) && (flags & none) === 0
}
