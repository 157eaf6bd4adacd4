import { isDeepStrictEqual } from 'node:util'
import type { AuditChange } from '../../../contracts/audit/views'
import type { Difference } from '../../../contracts/catalogue/editions'
import { topicChanges } from '../keeping/kinds'
import { matterChanges } from '../keeping/matter-changes'
import type { Content, PublishedMatter, PublishedTopic } from './content'

/** Returns what differs between two contents, matters first, by code. */
export function differencesBetween(before: Content, after: Content, nameOf: (department: string) => string) {
  return [
    ...compared<PublishedMatter>(
      { kind: 'matter', idOf: ({ code }) => code, titleOf: ({ code, name }) => `${code} ${name}` },
      before.matters,
      after.matters,
      (was, is) => matterChanges(was && { ...was, active: true }, { ...is, active: true }, nameOf)
    ),
    ...compared<PublishedTopic>(
      { kind: 'topic', idOf: ({ id }) => id, titleOf: ({ label }) => label },
      before.topics,
      after.topics,
      (was, is) => topicChanges(was && { ...was, active: true }, { ...is, active: true })
    )
  ]
}

interface Naming<T> {
  kind: Difference['kind']
  idOf: (thing: T) => string
  titleOf: (thing: T) => string
}

function compared<T extends object>(
  { kind, idOf, titleOf }: Naming<T>,
  before: readonly T[],
  after: readonly T[],
  changesOf: (was: T | undefined, is: T) => AuditChange[]
): Difference[] {
  const was = new Map(before.map(thing => [idOf(thing), thing]))
  const now = new Set(after.map(idOf))
  const here = after.flatMap((thing): Difference[] => {
    const old = was.get(idOf(thing))
    if (old && isDeepStrictEqual(old, thing)) return []
    const changes = changesOf(old, thing)
    if (old && changes.length === 0) return []
    return [{ kind, id: idOf(thing), title: titleOf(thing), what: old ? 'changed' : 'new', changes }]
  })
  const gone = before
    .filter(thing => !now.has(idOf(thing)))
    .map((thing): Difference => ({ kind, id: idOf(thing), title: titleOf(thing), what: 'gone', changes: [] }))
  return [...here, ...gone]
}
