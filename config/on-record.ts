import { createHmac } from 'node:crypto'
import type { secretsFor } from './secrets'

/** What the settings are, by their names, as the audit log may show them. */
export type SettingsOnRecord = Readonly<Record<string, string>>

/** Where one process listens and how much it takes on is its own: several of one city differ in it. */
const ownOfProcess = new Set([
  'PORT',
  'HOST',
  'METRICS_PORT',
  'METRICS_HOST',
  'MAX_REQUESTS',
  'MAX_LAG_MS',
  'SLOW_MS',
  'LIVE_SECONDS'
])
const hidden = /SECRET|PASSWORD|ACCESS_KEY|^MONGODB_URL$/

/**
 * `set` has every variable with the value that holds, also by default, and `secrets` those that hold, wherever they came from. A secret
 * is shown by a value that changes with it; it is made with the secret of the audit log, so that nobody can try out passwords on it.
 */
export function settingsOnRecord(
  set: Record<string, unknown>,
  secrets: ReturnType<typeof secretsFor>
): SettingsOnRecord {
  const check = (name: string, value: string) =>
    `校验值 ${createHmac('sha256', secrets.audit).update(`setting ${name} ${value}`).digest('hex').slice(0, 12)}`
  const all = {
    ...set,
    RESIDENT_SECRET: secrets.resident,
    STAFF_SECRET: secrets.staff,
    MEDIA_SECRET: secrets.media,
    CONTACT_SECRET: secrets.contact,
    CONTACT_SECRET_OTHER: secrets.otherContact,
    AUDIT_SECRET: secrets.audit
  }
  const shown = Object.entries(all)
    .filter(([name, value]) => value !== undefined && !ownOfProcess.has(name))
    .map(([name, value]): [string, string] => [name, String(value)])
  return Object.fromEntries(
    shown.map(([name, value]) => {
      if (!hidden.test(name)) return [name, value]
      return [name, name === 'MONGODB_URL' ? `${whereIs(value)}，${check(name, value)}` : check(name, value)]
    })
  )
}

/** Hosts and database, without whoever signs in there and without options, which may hold a password, too. */
const whereIs = (url: string) => url.replace(/\/\/[^/]*@/, '//').replace(/\?.*/, '')
