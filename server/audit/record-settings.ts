import { createHash } from 'node:crypto'
import type { SettingsOnRecord } from '../../config/on-record'
import type { AuditChange } from '../../contracts/audit/views'
import { AuditModel } from './model'
import { recordOnce } from './record'

/**
 * Writes into the audit log what is set otherwise than at the last start of any process; the first time, all of it. What was set before
 * is read from the log itself, which nobody can change. Of several processes that start at once one writes it.
 */
export async function recordSettings(now: SettingsOnRecord, at = new Date()): Promise<void> {
  const { before, last } = await lastOnRecord()
  const changes: AuditChange[] = [...new Set([...before.keys(), ...Object.keys(now)])]
    .filter(name => before.get(name) !== now[name])
    .sort()
    .map(name => {
      const [was, is] = [before.get(name), now[name]]
      return { what: name, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
    })
  if (changes.length === 0) return
  const name = createHash('sha256')
    .update(JSON.stringify([last, changes]))
    .digest('hex')
  const by = { username: '', name: '启动服务' }
  await recordOnce(`settings:${name}`, { action: 'settingsChanged', by, changes }, at)
}

/** What all entries about settings together say, and the last of them. */
async function lastOnRecord() {
  const before = new Map<string, string>()
  let last = ''
  const entries = AuditModel.find({ action: 'settingsChanged' }).sort({ at: 1, _id: 1 }).lean().cursor()
  for await (const { _id, changes } of entries) {
    last = String(_id)
    for (const { what, after } of changes ?? []) {
      if (typeof after === 'string') before.set(what, after)
      else before.delete(what)
    }
  }
  return { before, last }
}
