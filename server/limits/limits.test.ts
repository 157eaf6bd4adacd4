import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import type { Endpoint, OpenEndpoint } from '../../contracts/endpoint'
import { Refusal } from '../http/refusal'
import { checkToken } from '../http/tokens'
import { testApi } from '../test/api'
import { spend } from './rate-limit'

const open = (Object.values(contract) as Endpoint[]).filter((row): row is OpenEndpoint => row.who !== 'staff')

describe('A route that anybody can call', () => {
  const api = testApi()

  async function exhaust(row: OpenEndpoint, asker: { session?: string; address?: string }) {
    for (;;) {
      try {
        await spend(row.spends, asker)
      } catch (error) {
        assert.ok(error instanceof Refusal && error.code === 'too_many_requests')
        return
      }
    }
  }

  for (const row of open) {
    it(`has a limit: ${row.method} ${row.path}`, async () => {
      const token = await api.resident()
      const claims = checkToken('resident', token)
      assert.ok(typeof claims === 'object')
      // What a session may do is used up, or what an address may where there is no session.
      await exhaust(row, row.who === 'resident' ? { session: claims.sub } : { address: '127.0.0.1' })
      const path = row.path.replace(':action', 'supplement').replace(/:\w+/g, '0'.repeat(24))
      const answer = await api.send(row.method, path, { token, ...(row.method === 'POST' && { body: {} }) })
      assert.deepEqual([answer.status, answer.body.error?.code], [429, 'too_many_requests'])
      assert.ok(Number(answer.headers.get('retry-after')) > 0)
    })
  }

  it('is still there for the next one when one has used up theirs', async () => {
    for (const row of open.filter(({ who }) => who === 'resident')) {
      await exhaust(row, { session: 'a'.repeat(24) })
      await spend(row.spends, { session: 'b'.repeat(24), address: '127.0.0.1' })
    }
  })
})
