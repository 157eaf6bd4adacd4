import type { DispatchRule } from './kinds'

/**
 * Returns the rule above that fits every case this one fits, so that this one does not apply while that one stands and its
 * department is open. It is said and not refused: with one rule on top a city sends everything to one department for a
 * week, and keeps the others. A rule of the same matter and area is refused: it can only be a slip.
 */
export function hiddenBy(rules: readonly DispatchRule[], at: number): number | undefined {
  const rule = rules[at]
  if (!rule) return undefined
  const above = rules
    .slice(0, at)
    .findIndex(({ matter, area }) => rule.matter.startsWith(matter) && rule.area.startsWith(area))
  return above < 0 ? undefined : above
}
