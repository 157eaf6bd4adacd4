import { chinaDay, dayMs } from '../../contracts/china-time'
import { log } from '../log'
import { AuditModel } from './model'
import { nameToId, recordOnce } from './record'

let told = ''

/**
 * Seals the log up to now under the day that has ended, once a day, and writes the seal into the server's log file: kept
 * elsewhere, it shows later that nothing before it was changed. A process that starts tells the last seal again.
 */
export async function sealDay(now = new Date()): Promise<number> {
  const day = chinaDay(now.getTime() - dayMs)
  if (told === day) return 0
  const name = `sealed:${day}`
  const sealed = await recordOnce(name, { action: 'sealed', by: { username: '', name: '系统' }, subject: day }, now)
  const seal = await AuditModel.findOne({ _id: nameToId(name) })
    .select({ seq: 1, hash: 1 })
    .lean()
  log.info({ auditSeal: { day, seq: seal?.seq, hash: seal?.hash } }, 'audit log sealed')
  told = day
  return sealed ? 1 : 0
}
