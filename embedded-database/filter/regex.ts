import type { BSONRegExp } from 'bson'
import { unsupported } from '../values/errors'

/** The parts of an expression that mean the same in MongoDB and, once translated, in JS. */
const parts =
  /\\[^A-Za-z0-9]|\\[bBdDwWsnrtf]|\[\^?(?:\\[^A-Za-z0-9]|\\[dDwWnrtf]|[^\\[\]])+\]|\{\d+(?:,\d*)?\}|[^\\[\]{}]/gu

/** What JS takes otherwise than MongoDB, or not at all. */
const translations: Record<string, string> = { '.': '[^\\n]', $: '(?=\\n?(?![^]))', '\\s': '[ \\t-\\r]' }

/** Translates one of MongoDB's regular expressions, or refuses it; it never means something else. */
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

/** JS lets only characters with a meaning be escaped, the hyphen in a class among them. */
function unescaped(part: string) {
  const needless = part.startsWith('[') ? /\\([^A-Za-z0-9^$\\.*+?()[\]{}|/-])/gu : /\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/gu
  return part.replace(needless, '$1')
}

/** The text that every match starts with, if the expression says so: an index can look there. */
export function literalPrefix({ pattern, options }: Pick<BSONRegExp, 'pattern' | 'options'>): string {
  if (options !== '' || pattern.includes('|')) return ''
  const text = /^\^((?:\\[^A-Za-z0-9]|[^\\^$.*+?()[\]{}|])*)/.exec(pattern)?.[1] ?? ''
  const optional = /^[*?{]/.test(pattern.slice(text.length + 1))
  return (optional ? text.replace(/\\?.$/u, '') : text).replace(/\\(.)/gu, '$1')
}
