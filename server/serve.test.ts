import assert from 'node:assert/strict'
import Router from 'koa-router'
import { describe, it } from 'mocha'
import * as v from 'valibot'
import type { Endpoint } from '../contracts/endpoint'
import { serve } from './serve'

const open = { method: 'GET', path: '/count', who: 'anyone', spends: 'reading', summary: 'A count' } as const
const count = { ...open, reply: v.object({ count: v.number() }) } as const satisfies Endpoint
const table = { ...open, path: '/table', download: 'text/csv' } as const satisfies Endpoint
const nothing = { ...open, path: '/nothing', status: 204 } as const satisfies Endpoint

describe('A row of the contract', () => {
  it('is served by what has the shape of its reply and by nothing else', () => {
    const router = new Router()
    serve(router, count, async () => ({ count: 1 }))
    // @ts-expect-error a number is promised
    serve(router, count, async () => ({ count: '1' }))
    // @ts-expect-error a count is promised
    serve(router, count, async () => ({}))
    // @ts-expect-error a reply is promised
    serve(router, count, async () => undefined)
    serve(router, table, async () => 'a,b')
    // @ts-expect-error a file is promised
    serve(router, table, async () => ({ count: 1 }))
    serve(router, nothing, async () => undefined)
    // @ts-expect-error nobody would get to read it
    serve(router, nothing, async () => ({ count: 1 }))
    assert.equal(router.stack.length, 8)
  })

  it('for staff says which right it needs, and no other row does', () => {
    const staff = { method: 'GET', path: '/desk', who: 'staff', summary: 'The desk', reply: count.reply } as const
    const rows: Endpoint[] = [
      { ...staff, may: 'readCodes' },
      { ...staff, may: 'anyStaff' },
      // @ts-expect-error a right is missing
      staff,
      // @ts-expect-error there is no such right
      { ...staff, may: 'readMinds' },
      // @ts-expect-error a resident has no rights of staff
      { ...count, may: 'readCodes' }
    ]
    assert.equal(rows.length, 5)
  })
})
