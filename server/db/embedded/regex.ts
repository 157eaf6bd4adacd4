import type { BSONRegExp } from 'bson'
import { unsupported } from './errors'

/** What a backslash means in MongoDB's expressions (PCRE on ASCII classes) and not, or otherwise, in JS. */
const classes: Record<string, string> = { s: ' \\t-\\r', h: ' \\t' }
const otherwise = /^[AzZGKQERXhHvVNpPkCuL1-9]/

/** Translates one of MongoDB's regular expressions, or refuses it; it never means something else. */
export function toRegExp({ pattern, options }: Pick<BSONRegExp, 'pattern' | 'options'>): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern)
  const flags = new Set([...options, ...(inline?.[1] ?? '')])
  for (const flag of flags) if (!'imsu'.includes(flag)) throw unsupported(`the regular expression option ${flag}`)
  const source = translate(pattern.slice(inline?.[0].length ?? 0), flags.has('s'), flags.has('m'))
  try {
    return new RegExp(source, flags.has('i') ? 'iu' : 'u')
  } catch {
    throw unsupported(`the regular expression /${pattern}/`)
  }
}

function translate(pattern: string, dotAll: boolean, multiline: boolean) {
  let out = ''
  let inClass = false
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i] ?? ''
    if (unit === '\\') {
      const next = pattern[++i] ?? ''
      if (otherwise.test(next) && !(next === 'h')) throw unsupported(`\\${next} in a regular expression`)
      const whites = classes[next]
      if (whites) out += inClass ? whites : `[${whites}]`
      else if (next === 'S') out += inClass ? refuseInClass() : '[^ \\t-\\r]'
      else out += /[A-Za-z0-9]/.test(next) ? `\\${next}` : escaped(next, inClass)
    } else if (inClass) {
      if (unit === '[' && /[:.=]/.test(pattern[i + 1] ?? '')) throw unsupported('POSIX classes in a regular expression')
      if (unit === ']') inClass = false
      out += unit === '[' ? '\\[' : unit
    } else if (unit === '[') {
      inClass = true
      out += unit
      if (pattern[i + 1] === '^') out += pattern[++i]
      if (pattern[i + 1] === ']') out += `\\${pattern[++i]}`
    } else if (unit === '.') out += dotAll ? '[^]' : '[^\\n]'
    else if (unit === '^') out += multiline ? '(?<![^\\n])' : '^'
    else if (unit === '$') out += multiline ? '(?![^\\n])' : '(?=\\n?(?![^]))'
    else if (unit === ']' || unit === '}' || (unit === '{' && !/^\{\d+(,\d*)?\}/.test(pattern.slice(i)))) {
      out += closesQuantifier(out, unit) ? unit : `\\${unit}`
    } else out += unit
  }
  return out
}

/** JS lets only characters with a meaning be escaped. */
function escaped(next: string, inClass: boolean) {
  if (/[\^$\\.*+?()[\]{}|/]/.test(next)) return `\\${next}`
  return next === '-' && inClass ? '\\-' : next
}

function closesQuantifier(before: string, unit: string) {
  return unit === '}' && /(^|[^\\])\{\d+(,\d*)?$/.test(before)
}

function refuseInClass(): never {
  throw unsupported('\\S within a class of a regular expression')
}

/** The text that every match starts with, if the expression says so: an index can look there. */
export function literalPrefix({ pattern, options }: Pick<BSONRegExp, 'pattern' | 'options'>): string {
  if (options.includes('i') || options.includes('m') || options.includes('x') || pattern.includes('|')) return ''
  const text = /^\^((?:\\[^A-Za-z0-9]|[^\\^$.*+?()[\]{}|])*)/.exec(pattern)?.[1] ?? ''
  const optional = /^[*?{]/.test(pattern.slice(text.length + 1))
  return (optional ? text.replace(/\\?.$/u, '') : text).replace(/\\(.)/gu, '$1')
}
