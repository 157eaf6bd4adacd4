import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import { auditActionOf } from '../../contracts/audit/actions'
import type { Endpoint } from '../../contracts/endpoint'
import { importsAtRest } from '../basedata/imports/running'
import { aCity } from '../test/a-city'
import { addressOf } from '../test/addresses'
import { type Answer, testApi } from '../test/api'
import { accountRecipes } from '../test/on-record/accounts'
import { catalogueRecipes } from '../test/on-record/catalogue'
import { cityRecipes } from '../test/on-record/city'
import { personalDataRecipes } from '../test/on-record/personal-data'
import type { Told } from '../test/on-record/recipe'
import { writtenBy } from '../test/on-record/written-by'
import { lastLink } from './chain'
import { untilChecked } from './check-log'
import { AuditModel } from './model'
import { verifyAudit } from './verify'

const device = 'Mozilla/5.0 (on record)'

/** Asks the running city and not its source: a row that succeeds has left an entry that says all of it. */
describe('The audit log of a city at work', () => {
  const api = testApi()
  const recipes = {
    ...accountRecipes(api),
    ...personalDataRecipes(api),
    ...cityRecipes(api),
    ...catalogueRecipes(api)
  }
  const rows = Object.entries(contract) as [string, Endpoint][]

  before(aCity)
  const send = (row: Endpoint, { by, params, query = '', body, table }: Told): Promise<Answer> => {
    const form = table === undefined ? undefined : new FormData()
    form?.append('file', new Blob([table ?? '']), 'table.csv')
    const sent = form ?? body
    return api.send(row.method, addressOf(row, params) + query, {
      token: by.token,
      headers: { 'User-Agent': device },
      ...(sent !== undefined && { body: sent })
    })
  }

  for (const [name, row] of rows) {
    const actions = writtenBy[name]
    if (!actions || typeof actions === 'string') continue
    if (actions.every(action => auditActionOf(action).refused)) continue
    it(`says who did what, when, from where and to what: ${row.summary}`, async function () {
      const recipe = recipes[name] ?? assert.fail(`nobody has tried what ${name} leaves in the log`)
      const told = await recipe()
      const { seq: end = 0 } = (await lastLink()) ?? {}
      const answer = await send(row, told)
      // A machine without Chinese fonts draws no sheet.
      if (answer.body?.error?.code === 'not_printable') return this.skip()
      assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body)}`)
      await importsAtRest()
      await untilChecked()
      const entries = await AuditModel.find({ seq: { $gt: end } })
        .sort({ seq: 1 })
        .lean()
      const wanted = actions.filter(action => !auditActionOf(action).refused)
      const entry = entries.find(({ action }) => wanted.includes(action))
      assert.ok(entry, `${entries.map(({ action }) => action)} instead of ${wanted}`)
      assert.deepEqual(
        entries.filter(({ action }) => auditActionOf(action).refused),
        []
      )
      const { id, username, name: who, roles } = told.by
      assert.deepEqual({ ...entry.by }, { id, username, name: who, roles })
      assert.match(entry.address ?? '', /127\.0\.0\.1/)
      assert.equal(entry.device, device)
      assert.ok(Math.abs(Date.now() - entry.at.getTime()) < 600_000)
      if (told.subject) assert.equal(entry.subject, told.subject)
      if (told.reason) assert.equal(entry.reason, told.reason)
      for (const change of told.changes ?? []) {
        const found: unknown = entry.changes?.find(({ what }) => what === change.what)
        assert.deepEqual(found, change)
      }
    })
  }

  it('is one chain after all that', async () => {
    assert.equal((await verifyAudit()).trouble, undefined)
  })

  it('tries nothing that the table does not have', () => {
    assert.deepEqual(
      Object.keys(recipes).filter(name => !Array.isArray(writtenBy[name])),
      []
    )
  })
})
