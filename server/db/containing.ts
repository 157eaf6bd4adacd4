import { normalised } from '../../contracts/spelling/normalised'
import { betweenKinds } from './between-kinds'
import { literally } from './literally'

const dashes = '-\u00ac\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d~\uff5e'
/** Spellings of one symbol in what is stored, as classes of a regular expression. */
const kin: Record<string, string> = {
  '-': dashes,
  '~': dashes,
  '(': '(\\[{<（［｛＜〈《「『【〔',
  ')': ')\\]}>）］｝＞〉》」』】〕',
  ',': ',，、',
  '.': '.．。',
  "'": "'＇‘’",
  '"': '"＂“”'
}

/**
 * Returns an expression that finds the typed text literally, in upper or lower case, and in whichever width, dashes and
 * brackets it was stored; `22号` finds `22 号`, too. Nothing in it is taken for a command of expressions.
 */
export function containing(typed: string): RegExp {
  const inAnySpelling = betweenKinds(normalised(typed), part => [...part].map(spelled).join(''))
  return new RegExp(`${literally(typed)}|${inAnySpelling}`, 'i')
}

function spelled(symbol: string): string {
  const known = kin[symbol]
  if (known) return `[${known}]`
  const code = symbol.charCodeAt(0)
  if (symbol.trim() === '') return '\\s+'
  if (symbol.length > 1 || code > 0x7e) return symbol
  const plain = /[[\]\\^]/.test(symbol) ? `\\${symbol}` : symbol
  return `[${String.fromCharCode(code + 0xfee0)}${plain}]`
}
