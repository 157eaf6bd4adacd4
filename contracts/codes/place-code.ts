/**
 * The short code on a posted QR code: eight symbols of Crockford's base32 and a check symbol, written in groups as
 * `7K2M-9QXD-T`. Forgiving to read: lower case, spaces and hyphens, O for 0, I and L for 1.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkAlphabet = `${alphabet}*~$=U`

/** Length without the check symbol. 32^8 codes: with a million in use one guess in about 1.1 million hits one. */
export const codeLength = 8

/** Crockford's check symbol: the code's value modulo 37, found digit by digit so that no big numbers are needed. */
export function checkSymbol(body: string): string {
  let rest = 0
  for (const symbol of body) rest = (rest * 32 + alphabet.indexOf(symbol)) % 37
  return checkAlphabet.charAt(rest)
}

function normalise(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

export type ReadCode = { code: string } | { problem: 'empty' | 'shape' | 'check' }

/**
 * Reads what a person typed or a scanner delivered. `problem: 'check'` means that the shape is right and the check
 * symbol is not: a slip in typing, told without asking the server. `code` is the nine-symbol form that is stored.
 */
export function readPlaceCode(typed: string): ReadCode {
  const text = normalise(typed)
  if (text === '') return { problem: 'empty' }
  if (text.length !== codeLength + 1) return { problem: 'shape' }
  const body = text.slice(0, codeLength)
  if (![...body].every(symbol => alphabet.includes(symbol))) return { problem: 'shape' }
  return checkSymbol(body) === text.charAt(codeLength) ? { code: text } : { problem: 'check' }
}

/** Groups for reading aloud: `7K2M-9QXD-T`. */
export function writePlaceCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/**
 * Builds a code from eight random bytes, one symbol each. Where the check symbol would be one of `*~$=`, which do not
 * pass everywhere in links and in WeChat's scene, the last symbol moves on until it is a letter or a digit.
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

/** Takes the code out of a scanned link `…/q/<code>`; other text is taken as the code itself. */
export function codeOfLink(scanned: string): string {
  const match = /\/q\/([^/?#]+)/.exec(scanned)
  return match?.[1] ?? scanned
}
