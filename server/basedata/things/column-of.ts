import { normalised } from '../../../contracts/spelling/normalised'

export interface NamedColumn {
  key: string
  name: string
  also: readonly string[]
}

const spelt = (heading: string) => normalised(heading).toLowerCase()

/** Returns which column a heading of a map's file means. A `.dbf` cuts names after ten bytes, which are three signs. */
export function columnFinder(columns: readonly NamedColumn[]): (heading: string) => string | undefined {
  const known = columns.map(({ key, name, also }) => ({ key, names: [name, ...also].map(spelt) }))
  return heading => {
    const name = spelt(heading)
    const exact = known.find(({ names }) => names.includes(name))
    const cut = known.filter(({ names }) => names.some(each => each.startsWith(name)))
    return exact?.key ?? (name.length >= 3 && cut.length === 1 ? cut[0]?.key : undefined)
  }
}
