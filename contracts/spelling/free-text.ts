import { isInvisible, showsSomething } from './invisible'

/** Joiners and selectors that make one picture of several symbols, a family or a red heart, and shape some scripts. */
const holdsTogether = ['\u200c', '\u200d', '\ufe0e', '\ufe0f']
/** What word processors and other systems write for a line break. */
const lineBreaks = ['\r', '\v', '\f', '\u0085', '\u2028', '\u2029']

/**
 * What a person wrote, with every visible symbol and line break. What cannot be seen goes: it would hide what is
 * there, turn the reading direction of the words around it, or break a table, a label or a PDF. Text that shows nothing
 * is no text.
 */
export function freeText(typed: string): string {
  if (!showsSomething(typed)) return ''
  return [...typed.replace(/\r\n/g, '\n')]
    .map(symbol => (lineBreaks.includes(symbol) ? '\n' : symbol))
    .filter(symbol => holdsTogether.includes(symbol) || !isInvisible(symbol))
    .join('')
    .trim()
}
