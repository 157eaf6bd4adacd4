import { chinaDay } from '../../contracts/china-time'
import type { Absence, AbsenceView } from '../../contracts/staff/absence'
import { record } from '../audit/record'
import { Refusal } from '../http/refusal'
import type { Staff } from './account'
import { AccountModel } from './model'
import { AccountReader } from './readers'
import { rolesWith } from './roles/kept-roles'

type MaybeAbsent = { absent?: { from: string; to: string } | null | undefined }

/** Until when somebody is absent today, in words; undefined when they are at work. */
export function absentUntil({ absent }: MaybeAbsent, now = new Date()): string | undefined {
  const today = chinaDay(now)
  return absent && absent.from <= today && today <= absent.to ? `请假到 ${absent.to}` : undefined
}

/** Sets or ends somebody's absence. What cannot be recorded does not happen. */
export async function setAbsence(account: string, days: Absence | null, by: Staff): Promise<AbsenceView> {
  const mine = account === by.id
  const collecting = { roles: { $in: await rolesWith('actAsCollector') } }
  const whose = { _id: account, active: true, ...(!mine && collecting) }
  const found = await AccountModel.findOne(whose).lean()
  if (!found) throw new Refusal('not_found', '没有这位在岗的信息采集员')
  const subject = `${found.name}（${found.username}） ${days ? daysInWords(days) : '回来上班'}`
  const before = found.absent && daysInWords(found.absent)
  const changes = [{ what: '请假', ...(before && { before }), ...(days && { after: daysInWords(days) }) }]
  await record({ action: 'absenceSet', by, subject, changes })
  await AccountModel.updateOne(whose, days ? { $set: { absent: days } } : { $unset: { absent: 1 } })
  return { id: account, name: found.name, ...(days && { absent: days }) }
}

const daysInWords = ({ from, to }: Absence) => `${from} 到 ${to}`

const mostCollectors = 500

/** Returns the collectors at work in the city with the days that are not over yet, those who have some first. */
export async function listAbsences(): Promise<AbsenceView[]> {
  const today = chinaDay(Date.now())
  const accounts = await AccountReader.find({ active: true, roles: { $in: await rolesWith('actAsCollector') } })
    .select({ name: 1, absent: 1 })
    .sort({ name: 1, _id: 1 })
    .limit(mostCollectors)
    .lean()
  return accounts
    .map(({ _id, name, absent }) => ({
      id: String(_id),
      name,
      ...(absent && absent.to >= today && { absent: { from: absent.from, to: absent.to } })
    }))
    .sort((one, other) => (one.absent?.from ?? '9').localeCompare(other.absent?.from ?? '9'))
}
