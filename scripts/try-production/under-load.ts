import { randomUUID } from 'node:crypto'
import { aColour, type Colour, photoOfColour } from './coloured-photo'
import { inCell } from './installation'
import type { Nginx } from './start-nginx'
import { aResident } from './through-nginx'

/** How long each takes between two calls. A session may send thirty reports a minute. */
const pauseMs = 1_000

/** A report with one photo, and who sent it. */
export interface Sent {
  key: string
  token: string
  colour: Colour
  reportId: string
}

/**
 * People who open the pages, start a session, send a photo and a report and read it, without end and without trying anything
 * twice.
 */
export async function startPeople(nginx: Nginx, count: number) {
  const sent: Sent[] = []
  const wrong: string[] = []
  let asked = 0
  let going = true

  async function live(number: number) {
    const resident = await aResident(nginx)
    const ask = async (...[method, path, more]: Parameters<typeof resident.ask>) => {
      const answer = await resident.ask(method, path, more)
      asked += 1
      const good = answer.status >= 200 && answer.status < 400
      if (!good)
        wrong.push(`${method} ${path} ${answer.status} ${answer.bytes.length > 0 ? answer.bytes : answer.body}`)
      await new Promise(done => setTimeout(done, pauseMs * Math.random()))
      return good ? answer : undefined
    }
    while (going) {
      await ask('GET', '/m/')
      const opened = await ask('POST', '/api/session/device', { body: {} })
      if (opened) resident.token = opened.body.token
      const colour = aColour()
      const uploaded = await ask('POST', '/api/media', { photo: await photoOfColour(colour) })
      const report: Sent = { key: randomUUID(), token: resident.token, colour, reportId: '' }
      const body = { text: `路灯不亮 ${number}`, media: uploaded ? [uploaded.body.id] : [], point: inCell }
      sent.push(report)
      const answer = await ask('POST', '/api/reports', { body, headers: { 'Idempotency-Key': report.key } })
      if (answer) report.reportId = answer.body.reportId
      await ask('GET', '/api/reports')
    }
    resident.leave()
  }

  const living = Array.from({ length: count }, (_, number) => live(number))
  return {
    sent,
    acknowledged: () => sent.filter(({ reportId }) => reportId !== ''),
    wrong,
    asked: () => asked,
    async stop() {
      going = false
      await Promise.all(living)
    }
  }
}
