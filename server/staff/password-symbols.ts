import { randomInt } from 'node:crypto'

/** Without symbols that look like others: it is read from a screen or a sheet and typed once. */
const symbols = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Makes groups of four symbols, of nearly 20 bits each. */
export function randomGroups(count: number): string {
  const group = () => Array.from({ length: 4 }, () => symbols[randomInt(symbols.length)]).join('')
  return Array.from({ length: count }, group).join('-')
}
