import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { pointInCell } from '../factories'

/** What was acknowledged: a report by its key, and the step that followed. */
export interface Acknowledged {
  key: string
  caseNo: string
  accepted: boolean
}

const patienceMs = 60_000

/**
 * People who report and an operator who accepts, without end: each call is repeated with its key until it is answered with a
 * 2xx, as the apps do it.
 */
export function startWriters(url: string, residents: readonly string[], operator: string) {
  const acknowledged: Acknowledged[] = []
  /** Every answer that was none of the two. */
  const strange: string[] = []
  let going = true

  async function call(path: string, token: string, key: string, body?: object) {
    const until = Date.now() + patienceMs
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key }
    while (Date.now() < until) {
      const sent = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
      const answer = await fetch(url + path, sent).catch(() => undefined)
      const text = await answer?.text().catch(() => undefined)
      if (answer?.ok && text !== undefined) return JSON.parse(text)
      if (answer && answer.status !== 503 && text !== undefined) {
        strange.push(`${path} ${answer.status} ${text}`)
        return undefined
      }
      await pause(50)
    }
    strange.push(`${path} was not answered for ${patienceMs / 1000} s`)
    return undefined
  }

  async function write(token: string) {
    while (going && strange.length === 0) {
      const key = randomUUID()
      const report = await call('/api/reports', token, key, { text: '路灯不亮', media: [], point: [...pointInCell] })
      if (!report) return
      const entry = { key, caseNo: report.caseNo as string, accepted: false }
      acknowledged.push(entry)
      const theCase = await call(`/api/staff/cases/${entry.caseNo}`, operator, key)
      const form = { version: theCase?.version, matter: '06010', condition: '06010-1' }
      const step = await call(`/api/staff/cases/${entry.caseNo}/actions/accept`, operator, `${key}-accept`, form)
      entry.accepted = step !== undefined
    }
  }

  const writing = residents.map(write)
  return {
    acknowledged,
    strange,
    /** Resolves when so many more are through, or nothing goes on any more. */
    async more(count: number) {
      const wanted = acknowledged.length + count
      const until = Date.now() + patienceMs
      while (acknowledged.length < wanted && strange.length === 0 && Date.now() < until) await pause(20)
    },
    async stop() {
      going = false
      await Promise.all(writing)
    }
  }
}
