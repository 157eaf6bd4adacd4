/** An expression that finds what a person typed as it is written, whatever the case of its letters. */
export function containing(typed: string): RegExp {
  return new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
}
