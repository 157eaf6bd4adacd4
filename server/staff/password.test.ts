import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { AccountModel } from './model'
import { openStaffSession } from './session'

describe('Changing one’s own password', () => {
  const api = testApi()

  async function somebody(facts: { username?: string; name?: string } = {}) {
    const { account, password } = await aStaff({ roles: ['operator'], ...facts })
    let { token } = await openStaffSession(account)
    let current = password
    const change = async (wanted: string, typed = current) => {
      const answer = await api.post('/api/staff/session/password', {
        token,
        body: { current: typed, password: wanted }
      })
      if (answer.status === 200) {
        token = answer.body.token
        current = wanted
      }
      return answer
    }
    return { account, change }
  }

  it('takes the present one, and counts wrong ones as guesses', async () => {
    const { change } = await somebody()
    const wrong = await change('quite another phrase', 'not the present one')
    assert.deepEqual([wrong.status, Object.keys(wrong.body.error.fields)], [400, ['current']])
    for (let guess = 1; guess < 10; guess += 1) await change('quite another phrase', 'not the present one')
    assert.equal((await change('quite another phrase')).status, 429)
  })

  it('refuses what is short, common, or has the name in it, at its field', async () => {
    const { change } = await somebody({ username: 'wangfang', name: '王芳芳' })
    for (const weak of [
      '短的密码',
      '1234567890',
      'qwertyuiop',
      'aaaaaaaaaaaa',
      'password123456',
      'x-WangFang-2026!',
      '我是王芳芳今年三十岁'
    ]) {
      const { status, body } = await change(weak)
      assert.deepEqual([status, Object.keys(body.error.fields ?? {})], [400, ['password']], weak)
    }
    assert.equal((await change('')).status, 400)
  })

  it('refuses the last five, and takes the one before again', async () => {
    const { change, account } = await somebody()
    assert.equal((await change('a long enough password')).status, 400)
    assert.equal((await change('copper lantern')).status, 200)
    assert.equal((await change('a long enough password')).status, 400)
    const { earlierPasswords = [] } = await AccountModel.findById(account._id)
      .select('+earlierPasswords')
      .orFail()
      .lean()
    assert.equal(earlierPasswords?.length, 1)
    const between = Array.from({ length: 4 }, () => 'ab:cd')
    const later = [...between, ...(earlierPasswords ?? [])]
    await AccountModel.updateOne({ _id: account._id }, { $set: { earlierPasswords: later } })
    assert.equal((await change('a long enough password')).status, 200)
  })

  it('at two places at once is done once', async () => {
    const { account, password } = await aStaff({ roles: ['operator'] })
    const { token } = await openStaffSession(account)
    const both = await Promise.all(
      ['copper lantern', 'velvet harbour'].map(wanted =>
        api.post('/api/staff/session/password', { token, body: { current: password, password: wanted } })
      )
    )
    assert.equal(both.filter(({ status }) => status === 200).length, 1)
    assert.ok(both.every(({ status }) => [200, 400, 401, 409].includes(status)))
  })
})
