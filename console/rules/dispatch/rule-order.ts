import type { DispatchRule } from '../../../contracts/rules/kinds'

export const freshRule: DispatchRule = { matter: '', area: '', department: '', note: '' }

/** Moves the rule at `from` one place up (-1) or down (1); at the ends it stays. */
export function moved(rules: readonly DispatchRule[], from: number, by: -1 | 1): DispatchRule[] {
  const order = [...rules]
  const [here, there] = [order[from], order[from + by]]
  if (!here || !there) return order
  order[from] = there
  order[from + by] = here
  return order
}

export function without(rules: readonly DispatchRule[], at: number): DispatchRule[] {
  return rules.filter((_, index) => index !== at)
}

export function changed(rules: readonly DispatchRule[], at: number, part: Partial<DispatchRule>): DispatchRule[] {
  return rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule))
}
