import { type Doc, isDoc } from './values'

/** Returns a member of a document. What JS objects inherit, such as `constructor`, is not a member. */
export function get(doc: Doc, name: string): unknown {
  const value = doc[name]
  return typeof value === 'function' || value === Object.prototype ? undefined : value
}

/** Returns the array position that a part of a path names, or -1. */
export function position(part: string): number {
  return /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1
}

/**
 * Visits every value that a path reaches, as MongoDB's filters do. In an array on the way it enters every document,
 * and the element that a number in the path names. At the end of the path, `expand` visits the elements of an array
 * before the array. Stops and returns true as soon as `visit` returns true.
 */
export function reach(
  value: unknown,
  parts: readonly string[],
  expand: boolean,
  visit: (value: unknown) => boolean,
  at = 0
): boolean {
  const part = parts[at]
  if (part === undefined) {
    if (expand && Array.isArray(value)) for (const element of value) if (visit(element)) return true
    return visit(value)
  }
  if (Array.isArray(value)) {
    for (const element of value) if (isDoc(element) && reach(element, parts, expand, visit, at)) return true
    const index = position(part)
    if (index < 0 || index >= value.length) return false
    const last = at + 1 === parts.length
    return last ? visit(value[index]) : enters(value[index]) && reach(value[index], parts, expand, visit, at + 1)
  }
  return isDoc(value) ? reach(get(value, part), parts, expand, visit, at + 1) : visit(undefined)
}

function enters(value: unknown) {
  return Array.isArray(value) || isDoc(value)
}

/** Returns the value at a path as expressions see it. Through an array of documents it is an array of their values. */
export function valueAt(value: unknown, parts: readonly string[], at = 0): unknown {
  const part = parts[at]
  if (part === undefined) return value
  if (Array.isArray(value)) {
    return value.flatMap(element => {
      const found = isDoc(element) ? valueAt(element, parts, at) : undefined
      return found === undefined ? [] : [found]
    })
  }
  return isDoc(value) ? valueAt(get(value, part), parts, at + 1) : undefined
}
