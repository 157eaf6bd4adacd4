import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../http/refusal'
import { settings } from '../settings'

/** Long enough to save a file on a slow phone's second try. */
const goodForMs = 10 * 60_000

/**
 * Returns a part of an address with which one resident's data is fetched for some minutes: a browser saves a file from an
 * address and sends no token, and WeChat opens it in another program.
 */
export function ticketFor(resident: string, now = Date.now()): { ticket: string; until: Date } {
  const until = now + goodForMs
  return { ticket: written(resident, until), until: new Date(until) }
}

/** Returns whose data it opens. Refuses one that is made up or too old. */
export function residentOf(ticket: string, now = Date.now()): string {
  const [resident = '', until = ''] = ticket.split('-')
  // As a whole, so that no other spelling of it opens anything.
  const [offered, expected] = [Buffer.from(ticket), Buffer.from(written(resident, Number(until)))]
  const good = offered.length === expected.length && timingSafeEqual(offered, expected)
  if (!good || Number(until) < now) throw new Refusal('not_found', '下载地址已过期，请回到“我的个人信息”再按一次“导出”')
  return resident
}

const written = (resident: string, until: number) => `${resident}-${until}-${signed(resident, until)}`

function signed(resident: string, until: number): string {
  const key = Buffer.from(hkdfSync('sha256', settings().secrets.resident, '', 'own data', 32))
  return createHmac('sha256', key).update(`${resident} ${until}`).digest('hex')
}
