import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:http2'
import sharp from 'sharp'
import { inCell } from './installation'
import type { Nginx } from './start-nginx'
import { type Visitor, visitor } from './visitor'

/** A photo of nearly 15 MB: noise, which JPEG cannot make small. */
export async function aLargePhoto(): Promise<Buffer> {
  const [width, height] = [2820, 2115]
  const raw = { width, height, channels: 3 as const }
  return sharp(randomBytes(width * height * 3), { raw })
    .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** What the addresses outside answer, and what is closed. */
export async function tryAddresses(nginx: Nginx) {
  const plain = await fetch(`http://127.0.0.1:${nginx.plain}/q/ABC?x=1`, {
    redirect: 'manual',
    headers: { Host: nginx.host }
  })
  assert.equal(plain.status, 308)
  assert.match(plain.headers.get('location') ?? '', /^https:\/\/[^/]+\/q\/ABC\?x=1$/)

  const session = connect(`https://127.0.0.1:${nginx.secure}`, { ca: nginx.certificate, servername: nginx.host })
  const page = session.request({ ':path': '/m/', ':authority': nginx.host })
  const [headers] = await once(page, 'response')
  assert.deepEqual([headers[':status'], session.alpnProtocol], [200, 'h2'])
  page.close()
  session.close()

  const somebody = visitor(nginx)
  const status = async (path: string) => (await somebody.ask('GET', path)).status
  assert.deepEqual(
    [
      await status('/console/'),
      await status('/health/ready'),
      await status('/metrics'),
      await status('/q/WeChat1.txt')
    ],
    [200, 200, 404, 200]
  )
  assert.equal((await somebody.ask('GET', '/sandbox/wechat')).status, 404)
  const about = await somebody.ask('GET', '/api/about')
  assert.match(String(about.headers['strict-transport-security']), /max-age/)
  assert.equal(about.headers.server, 'nginx')
  somebody.leave()
}

/** Limits count who came to nginx, whatever is written into the header, and count two addresses apart. */
export async function tryAddressOfTheClient(nginx: Nginx) {
  const [one, other] = [visitor(nginx), visitor(nginx)]
  const body = { caseNo: '44020420261128000001', queryCode: 'ABCDEFGHJK' }
  const statuses: number[] = []
  for (let number = 1; number < 60; number += 1) {
    const headers = { 'X-Forwarded-For': `203.0.113.${number}` }
    statuses.push((await one.ask('POST', '/api/track', { body, headers })).status)
  }
  assert.ok(statuses.includes(429), `Nobody was limited: ${statuses.join(' ')}`)
  assert.notEqual((await other.ask('POST', '/api/track', { body })).status, 429)
  one.leave()
  other.leave()
}

export async function aResident(nginx: Nginx): Promise<Visitor> {
  const resident = visitor(nginx)
  const opened = await resident.ask('POST', '/api/session/device', { body: {} })
  assert.equal(opened.status, 201, String(opened.bytes))
  resident.token = opened.body.token
  return resident
}

export interface Told {
  resident: Visitor
  key: string
  reportId: string
  photo: Buffer
}

/** A report with a photo from the resident to the operator. */
export async function tryReport(nginx: Nginx, password: string): Promise<Told> {
  const resident = await aResident(nginx)
  const large = await aLargePhoto()
  assert.ok(large.length > 14e6 && large.length < 15 * 1024 ** 2, `The photo has ${large.length} bytes`)
  const uploaded = await resident.ask('POST', '/api/media', { photo: large })
  assert.equal(uploaded.status, 201, String(uploaded.bytes))
  const tooLarge = await resident.ask('POST', '/api/media', { photo: randomBytes(17 * 1024 ** 2) })
  assert.ok([413, 0].includes(tooLarge.status), `17 MB: ${tooLarge.status}`)

  const body = { text: '垃圾没人清', media: [uploaded.body.id], point: inCell }
  const key = randomUUID()
  const headers = { 'Idempotency-Key': key }
  const sent = await resident.ask('POST', '/api/reports', { body, headers })
  assert.equal(sent.status, 201, String(sent.bytes))
  const again = await resident.ask('POST', '/api/reports', { body, headers })
  assert.equal(again.body.caseNo, sent.body.caseNo)

  const operator = visitor(nginx)
  await signIn(operator, password)
  const { caseNo, reportId } = sent.body
  const theCase = await operator.ask('GET', `/api/staff/cases/${caseNo}`)
  assert.equal(theCase.status, 200)
  const photo = await photoOf(resident, reportId)
  operator.leave()
  return { resident, key, reportId, photo }
}

const ownPassword = 'copper lantern by the river'

/** Signs in with the starting password and changes it, the first time; with the own one from then on. */
async function signIn(operator: Visitor, startingPassword: string) {
  const enter = (password: string) =>
    operator.ask('POST', '/api/staff/session', { body: { username: 'wang', password } })
  const known = await enter(ownPassword)
  if (known.status === 201) {
    operator.token = known.body.token
    return
  }
  const first = await enter(startingPassword)
  assert.equal(first.status, 201, String(first.bytes))
  operator.token = first.body.token
  const body = { current: startingPassword, password: ownPassword }
  const changed = await operator.ask('POST', '/api/staff/session/password', { body })
  assert.equal(changed.status, 200, String(changed.bytes))
  operator.token = changed.body.token
}

/** The photo of a report, as its resident sees it. */
export async function photoOf(resident: Visitor, reportId: string): Promise<Buffer> {
  const { body, bytes } = await resident.ask('GET', `/api/reports/${reportId}`)
  const address = /\/media\/[0-9a-f]{24}\/display\?[^"]+/.exec(String(bytes))?.[0]
  assert.ok(address, `No photo in ${JSON.stringify(body)}`)
  const shown = await resident.ask('GET', address)
  assert.equal(shown.status, 200)
  return shown.bytes
}
