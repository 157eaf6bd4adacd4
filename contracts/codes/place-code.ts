import { base32, normalised } from '../spelling/normalised'

/**
 * The short code on a posted QR code: eight symbols of Crockford's base32 and a check symbol, written in groups as
 * `7K2M-9QXD-T`. Reading accepts the link, lower case, blanks, any dashes, full-width symbols, O for 0, and I or L for 1.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkAlphabet = `${alphabet}*~$=U`

/**
 * Length without the check symbol. There are 32^8 codes: with a million in use, one guess in about 1,100,000 is right.
 */
export const codeLength = 8

/** Crockford's check symbol: the value modulo 37. Computed symbol by symbol, so that no big integers are needed. */
export function checkSymbol(body: string): string {
  let rest = 0
  for (const symbol of body) rest = (rest * 32 + alphabet.indexOf(symbol)) % 37
  return checkAlphabet.charAt(rest)
}

export type ReadCode = { code: string } | { problem: 'empty' | 'shape' | 'check' }

/**
 * Reads what a person typed or a scanner read. `code` is the nine-symbol form that is stored. `problem: 'check'` means
 * that the shape is right but the check symbol is wrong: a typing mistake, found without asking the server.
 */
export function readPlaceCode(typed: string): ReadCode {
  const text = base32(codeOfLink(typed))
  if (text === '') return { problem: 'empty' }
  if (text.length !== codeLength + 1) return { problem: 'shape' }
  const body = text.slice(0, codeLength)
  if (![...body].every(symbol => alphabet.includes(symbol))) return { problem: 'shape' }
  return checkSymbol(body) === text.charAt(codeLength) ? { code: text } : { problem: 'check' }
}

/** Returns the code in groups that people can read aloud: `7K2M-9QXD-T`. */
export function writePlaceCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/**
 * Builds a code from eight random bytes, one symbol each. The check symbols `*~$=` do not work in every link or in
 * WeChat's scene, so the last symbol is moved on until the check symbol is a letter or a digit.
 */
export function placeCodeFrom(bytes: Uint8Array): string {
  const symbols = Array.from(bytes.subarray(0, codeLength), byte => byte % 32)
  for (let shift = 0; shift < 32; shift += 1) {
    const moved = symbols.map((value, index) => (index === codeLength - 1 ? (value + shift) % 32 : value))
    const body = moved.map(value => alphabet.charAt(value)).join('')
    const check = checkSymbol(body)
    if (/[0-9A-Z]/.test(check)) return body + check
  }
  throw new Error('Unreachable: 32 neighbours cannot all have a check symbol outside letters and digits')
}

/** Returns the code in a scanned link `…/q/<code>`. Any other text is returned as it is. */
export function codeOfLink(scanned: string): string {
  const match = /\/q\/([^/?#]+)/i.exec(normalised(scanned))
  return match?.[1] ?? scanned
}
