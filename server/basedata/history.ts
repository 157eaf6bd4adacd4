import type { AuditAction } from '../../contracts/audit/actions'
import type { AuditChange } from '../../contracts/audit/views'
import type { BaseKind } from '../../contracts/basedata/kinds'
import { doerFrom } from '../audit/doer'
import { recordOnce } from '../audit/record'
import { type BaseChangeDocument, BaseChangeModel } from './change-model'
import type { StoredLastChange } from './last-change'

/** A thing's last change, with how the thing stood after it. */
export interface Changed {
  kind: BaseKind
  subject: string
  version: number
  change: StoredLastChange
  facts: object
  /** How the audit log names the thing. */
  title: string
}

/**
 * Copies a thing's last change into its history and into the audit log, once. The thing is written first, with the change
 * inside, so that neither tells of a change that somebody else was quicker than. What a crash leaves out is copied before
 * the next change, and whenever the history is read.
 */
export const keepChange = (changed: Changed): Promise<void> => keepChanges([changed])

/** The same for many. An import is one entry of the audit log for all its things: it is told by who does it. */
export async function keepChanges(all: readonly Changed[]): Promise<void> {
  await BaseChangeModel.insertAll(all.map(entryOf))
  for (const { kind, subject, version, change, title } of all) {
    if (change.import) continue
    const { action, at, note } = change
    const entry = { action: action as AuditAction, by: doerFrom(change.by), subject: title, changes: changesOf(change) }
    await recordOnce(`base ${kind}:${subject}:${version}`, { ...entry, ...(note && { reason: note }) }, at)
  }
}

function entryOf({ kind, subject, version, change, facts }: Changed) {
  const { at, note } = change
  const changes = changesOf(change)
  const _id = `${kind}:${subject}:${version}`
  return { _id, kind, subject, version, at, by: whoOf(change), note: note ?? '', changes, facts: JSON.stringify(facts) }
}

const whoOf = ({ by: { id, username, name } }: StoredLastChange) => ({
  ...(id && { id }),
  username: username ?? '',
  name: name ?? ''
})

const changesOf = ({ changes }: StoredLastChange): AuditChange[] =>
  changes.map(({ what, before, after }) => ({ what, ...(before && { before }), ...(after && { after }) }))

const shown = 50

/** Returns the last changes of a thing, the latest first. */
export function historyOf(kind: BaseKind, subject: string): Promise<BaseChangeDocument[]> {
  return BaseChangeModel.find({ kind, subject }).sort({ version: -1 }).limit(shown).lean()
}
