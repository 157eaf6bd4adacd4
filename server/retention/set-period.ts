import { type RetentionKind, retentionRowOf } from '../../contracts/retention/kinds'
import type { NewDays } from '../../contracts/retention/views'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { PeriodModel } from './model'
import { daysOf } from './periods'
import { wouldGo } from './present-retention'

/** Refuses days that the table does not allow. */
export function checkDays(kind: RetentionKind, days: number): void {
  const { least, most } = retentionRowOf(kind)
  if (days >= least && days <= most) return
  const said = `应在 ${least} 天到 ${most} 天之间`
  throw new Refusal('invalid_fields', said, { days: said })
}

/** Keeps a kind for other days from now on. Whoever shortens it has to confirm having read how many go. */
export async function setPeriod(
  staff: Staff,
  kind: RetentionKind,
  { days, reason, confirmed }: NewDays,
  now = new Date()
): Promise<void> {
  checkDays(kind, days)
  const before = await daysOf(kind)
  if (before === days) return
  if (days < before && !confirmed) {
    const { count, more } = await wouldGo(kind, days, now)
    const said = `缩短以后会清除${more ? '至少' : ''} ${count} 条，清除以后不能恢复，请先确认`
    throw new Refusal('invalid_fields', said, { confirmed: said })
  }
  await record({
    action: 'retentionSet',
    by: staff,
    subject: retentionRowOf(kind).label,
    reason,
    changes: [{ what: '保留', before: `${before} 天`, after: `${days} 天` }]
  })
  await PeriodModel.updateOne({ _id: kind }, { $set: { days, reason, at: now, by: staff.name } }, { upsert: true })
}
