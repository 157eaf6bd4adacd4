/** Returns an expression that finds the typed text literally, in upper or lower case. */
export function containing(typed: string): RegExp {
  return new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
}
