import type { AuditAction } from '../../contracts/audit/actions'
import type { AuditChange } from '../../contracts/audit/views'
import type { BaseKind } from '../../contracts/basedata/kinds'
import { recordOnce } from '../audit/record'
import { isDuplicateKey } from '../db/duplicate-key'
import { type BaseChangeDocument, BaseChangeModel } from './change-model'

/** The last change of a thing, which is written together with the thing itself. */
export interface LastChange {
  at: Date
  by: { id?: string | null; username: string; name: string }
  note: string
  changes: AuditChange[]
}

interface Changed extends LastChange {
  kind: BaseKind
  subject: string
  version: number
  facts: object
  action: AuditAction
  /** How the audit log names the thing. */
  title: string
}

/**
 * Copies a thing's last change into its history and into the audit log, once. The thing is written first, with the change
 * inside, so that neither tells of a change that somebody else was quicker than. What a crash leaves out is copied before
 * the next change, and whenever the history is read.
 */
export async function keepChange({ kind, subject, version, at, by, note, changes, facts, action, title }: Changed) {
  const _id = `${kind}:${subject}:${version}`
  const who = { ...(by.id && { id: by.id }), username: by.username, name: by.name }
  try {
    await BaseChangeModel.insert({
      _id,
      kind,
      subject,
      version,
      at,
      by: who,
      note,
      changes,
      facts: JSON.stringify(facts)
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  await recordOnce(`base ${_id}`, { action, by: who, subject: title, changes, ...(note && { reason: note }) }, at)
}

const shown = 50

/** Returns the last changes of a thing, the latest first. */
export function historyOf(kind: BaseKind, subject: string): Promise<BaseChangeDocument[]> {
  return BaseChangeModel.find({ kind, subject }).sort({ version: -1 }).limit(shown).lean()
}
