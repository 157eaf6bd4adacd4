import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import { staffCodeActions } from '../../contracts/codes/staff-views'
import type { Endpoint } from '../../contracts/endpoint'
import { testApi } from '../test/api'
import { aCode } from '../test/factories'

const routes = (Object.values(contract) as Endpoint[]).filter(({ path }) =>
  /\/(staff\/code|suspect|staff\/nearby)/.test(path)
)

describe('The routes of codes', () => {
  const api = testApi()

  it('never answer a 5xx to whatever somebody who may do everything makes up', async () => {
    const staff = await api.staff({ roles: ['administrator', 'lead', 'collector'] })
    const resident = await api.resident()
    const code = await aCode()
    const bodies = [
      '[]',
      '{"batch":{"$ne":null},"count":3}',
      '{"codes":[{"$gt":""}],"reason":"xx"}',
      '{"version":1e9,"reason":"xx","point":[0,0],"media":["0"]}',
      '{"point":[1e308,0],"name":"\\u0000\\u0000","address":"\\ud800\\ud800"}'
    ]
    for (const { method, path, who, upload } of routes) {
      for (const body of method === 'POST' && !upload ? bodies : [undefined]) {
        for (const part of [code, '%00', '%E4%BD%A0%E5%A5%BD', "'$where'"]) {
          for (const action of path.includes(':action') ? [...staffCodeActions, '__proto__', 'mint'] : ['']) {
            const address = path.replace(':action', action).replace(/:\w+/, part)
            const answer = await api.send(
              method,
              `${address}?state[$ne]=1&cursor=%00&q=%5B(&lon=1e9&template=tag&batch=%00`,
              {
                token: who === 'resident' ? resident : staff,
                headers: { 'Idempotency-Key': 'made-up-key', 'Content-Type': 'application/json' },
                ...(body && { body })
              }
            )
            assert.ok(answer.status < 500, `${method} ${address} ${body}: ${answer.status}`)
          }
        }
      }
    }
  })
})
