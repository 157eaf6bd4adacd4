import assert from 'node:assert/strict'
import type { StaffCodeView } from '../../contracts/codes/staff-views'
import { type City, startCity } from '../city'
import { sessionOf } from '../sign-in'
import { pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

describe('a collector with WeChat', () => {
  let city: City
  let token = ''

  before(async () => {
    city = await startCity()
    token = (await sessionOf(city, 'administrator')).token
  })
  after(() => city?.stop())

  const call = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(city.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) })
    })
    assert.ok(answer.ok, `${path}: ${answer.status}`)
    return (await answer.json()) as T
  }
  const look = (code: string) => call<StaffCodeView>(`/api/staff/codes/${code}`)

  it('signs in, scans a fresh code, finds its component nearby, and hangs it with a photo', async () => {
    await call('/api/staff/code-batches', { batch: '微信张贴', count: 2 })
    const batch = encodeURIComponent('微信张贴')
    const { items } = await call<{ items: { code: string }[] }>(`/api/staff/codes?batch=${batch}`)
    const fresh = items[0]?.code ?? ''
    const known = await look(city.codes[0] ?? '')

    const phone = pickUpPhone(city.url)
    await phone.launch({}, 'staff/pages/sign-in/index')
    await phone.type('username', 'collector')
    await phone.type('password', city.password)
    await phone.tap('sign-in')
    await phone.tap('to-codes')
    phone.scans.push(`${city.url}/q/${fresh}`)
    await phone.tap('given-scan')

    await phone.tap('open-search')
    await phone.type('place-words', known.name)
    await phone.tap('find-places')
    await phone.tap(`near-${known.code}`)
    await phone.tap(`component-${known.component}`)
    await phone.type('name', '微信里张贴的灯杆')
    await phone.type('address', '解放路 12 号门口')
    phone.album.push(await streetPhoto())
    await phone.tap('add-photo')
    await phone.tap('post')
    assert.match(phone.text(), /已张贴/)
    const posted = await look(fresh)
    assert.deepEqual([posted.state, posted.name], ['posted', '微信里张贴的灯杆'])
    assert.equal(posted.history.at(-1)?.media.length, 1)

    // A torn one beside it, out of reach of the network: kept on the phone, sent when the network is back.
    const torn = await look(city.codes[3] ?? '')
    await phone.tap('another')
    phone.scans.push(torn.code)
    await phone.tap('given-scan')
    phone.network.lose(`/api/staff/codes/${torn.code}/actions/damage`, 'request')
    await phone.tap('step-damage')
    await phone.type('words', '撕掉了一角')
    await phone.tap('take-step')
    assert.match(phone.text(), /1 项待发送/)
    assert.equal((await look(torn.code)).state, 'posted')
    await phone.reconnect()
    assert.equal((await look(torn.code)).state, 'damaged')
  })
})
