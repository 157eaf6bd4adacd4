import { randomUUID } from 'node:crypto'
import type { City, Post } from './city'
import { type Answer, counting, type Person, person } from './person'
import type { Staff } from './staff'
import type { Tally } from './tally'

interface Scene {
  city: City
  urls: readonly string[]
  staff: Staff
  photos: readonly Buffer[]
  counted: Tally
}

let told = 0

/**
 * One case from the scan to the end: scan, photo, report; accept, file, dispatch, sign, done with a photo, check with a
 * photo, close, each by somebody who opens the case first; the resident reads it. Returns whether it came to its end.
 */
export async function lifeCycle({ city, urls, staff, photos, counted }: Scene): Promise<boolean> {
  told += 1
  const photo = photos[told % photos.length] as Buffer
  const resident = await newResident(urls, counted)
  const code = city.codes[told % city.codes.length] ?? ''
  if (!resident || !good(await resident.ask('scan', 'GET', `/api/codes/${code}`))) return false
  const media = await shown(resident, 'resident', photo)
  if (!media) return false
  const report = await sendReport(resident, { code, media, text: `路灯坏了，第 ${told} 次说` })
  if (!good(report)) return false
  const { caseNo, reportId } = report.body
  for (const [post, action, form] of workOn(city)) {
    const somebody = counting(staff[post], counted)
    const opened = await somebody.ask('open the case', 'GET', `/api/staff/cases/${caseNo}`)
    if (!good(opened)) return false
    const pictures = action === 'reportDone' || action === 'checkPassed' ? await shown(somebody, 'staff', photo) : []
    if (!pictures) return false
    const body = { version: opened.body.version, ...form, ...(pictures.length > 0 && { media: pictures }) }
    if (!good(await somebody.ask(action, 'POST', `/api/staff/cases/${caseNo}/actions/${action}`, { body })))
      return false
  }
  const read = await resident.ask('read it', 'GET', `/api/reports/${reportId}`)
  return good(read) && read.body.state === 'closed'
}

const workOn = ({ department }: City): [Post, string, object][] => [
  ['operator', 'accept', { matter: '06012', condition: '06012-1' }],
  ['lead', 'file', {}],
  ['dispatcher', 'dispatch', { department }],
  ['handler', 'sign', {}],
  ['handler', 'reportDone', { note: '已经更换，恢复使用' }],
  ['collector', 'checkPassed', { note: '现场看过，亮了' }],
  ['lead', 'close', { note: '路灯修好了' }]
]

export const good = ({ status }: Answer) => status >= 200 && status < 300

/** Somebody who opens the pages for the first time. */
export async function newResident(urls: readonly string[], counted: Tally): Promise<Person | undefined> {
  const resident = person(urls, counted)
  const opened = await resident.ask('open a session', 'POST', '/api/session/device', { body: {} })
  if (!good(opened)) return undefined
  resident.token = opened.body.token
  return resident
}

export function sendReport(resident: Person, body: { code: string; text: string; media?: string[] }): Promise<Answer> {
  const kind = body.media ? 'report' : 'report without photo'
  return resident.ask(kind, 'POST', '/api/reports', { body, key: randomUUID() })
}

async function shown(who: Person, kind: 'resident' | 'staff', photo: Buffer): Promise<string[] | undefined> {
  const path = kind === 'staff' ? '/api/staff/media' : '/api/media'
  const answer = await who.ask('photo', 'POST', path, { photo })
  return good(answer) ? [answer.body.id] : undefined
}
