import type { BSONRegExp } from 'bson'
import { unsupported } from '../values/errors'

/** The parts of an expression that JS understands as MongoDB does, some of them after translation. */
const parts =
  /\\[^A-Za-z0-9]|\\[bBdDwWsnrtf]|\[\^?(?:\\[^A-Za-z0-9]|\\[dDwWnrtf]|[^\\[\]])+\]|\{\d+(?:,\d*)?\}|[^\\[\]{}]/gu

/** Parts that mean something else in JS than in MongoDB. */
const translations: Record<string, string> = { '.': '[^\\n]', $: '(?=\\n?(?![^]))', '\\s': '[ \\t-\\r]' }

/** Translates a regular expression of MongoDB, or refuses it when its meaning could change. */
export function toRegExp({ pattern, options }: Pick<BSONRegExp, 'pattern' | 'options'>): RegExp {
  if (!/^i?$/.test(options)) throw unsupported(`the regular expression options ${options}`)
  try {
    if (pattern.replace(parts, '') !== '') throw new SyntaxError()
    const source = pattern.replace(parts, part => translations[part] ?? unescaped(part))
    return new RegExp(source, `${options}u`)
  } catch {
    throw unsupported(`the regular expression /${pattern}/`)
  }
}

/**
 * Removes needless backslashes: JS allows them only before characters that have a meaning. Read pair by pair, because a
 * backslash that another one escapes escapes nothing itself.
 */
function unescaped(part: string) {
  const meaningful = part.startsWith('[') ? /[\^$\\.*+?()[\]{}|/-]/u : /[\^$\\.*+?()[\]{}|/]/u
  return part.replace(/\\([^A-Za-z0-9])/gu, (pair, symbol: string) => (meaningful.test(symbol) ? pair : symbol))
}

/** Returns the text that every match begins with, or an empty text. An index can look it up. */
export function literalPrefix({ pattern, options }: Pick<BSONRegExp, 'pattern' | 'options'>): string {
  if (options !== '' || pattern.includes('|')) return ''
  const text = /^\^((?:\\[^A-Za-z0-9]|[^\\^$.*+?()[\]{}|])*)/.exec(pattern)?.[1] ?? ''
  const optional = /^[*?{]/.test(pattern.slice(text.length + 1))
  return (optional ? text.replace(/\\?.$/u, '') : text).replace(/\\(.)/gu, '$1')
}
