import mongoose from 'mongoose'
import { everyAuditAction } from '../../../contracts/audit/actions'

const minuteMs = 60_000

/** So many entries of a year's log, of forty people about two hundred things. They hang in no chain. */
export async function manyAuditEntries(count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, each) => ({
    at: new Date(Date.UTC(2026, 0, 1) + each * minuteMs),
    action: everyAuditAction[each % 7],
    by: { username: `person-${each % 41}`, name: `某人${each % 41}` },
    subject: `thing-${each % 199}`
  }))
  await mongoose.connection.collection('audit').insertMany(entries)
}
