import assert from 'node:assert/strict'
import { ApiError } from '../../contracts/api-error'
import { type ErrorCode, errors } from '../../contracts/errors'
import { offline, refusal } from './errors'
import { explainSending } from './explain'

describe('a resident whose report did not go out', () => {
  it('is told that nothing is lost and what to press', () => {
    for (const error of [
      offline(),
      refusal(502, '<html>'),
      refusal(503, { error: { code: 'not_ready', message: '' } })
    ])
      assert.match(explainSending(error), /都还在.*再按一次/)
  })

  it('is told the truth when the first attempt had arrived after all', () => {
    assert.match(explainSending(new ApiError('key_reused', '')), /已经收到/)
  })

  it('is told in whole sentences, once, that all is still there, whatever the server’s reason', () => {
    for (const [code, { message }] of Object.entries(errors) as [ErrorCode, { message: string }][]) {
      const told = explainSending(new ApiError(code, message))
      assert.match(told, /[。]$/, code)
      assert.doesNotMatch(told, /。。|undefined/, code)
      const kept = told.match(/都还在|还留在/g) ?? []
      const missing = ['invalid_fields', 'no_place', 'no_content', 'key_reused'].includes(code)
      assert.equal(kept.length, missing ? 0 : 1, `${code}: ${told}`)
    }
  })

  it('is told what to press again whenever it passes by itself, and by nobody that the network is to blame', () => {
    for (const code of ['server_busy', 'not_ready', 'internal', 'cannot_save', 'round_code_refused'] as const) {
      const told = explainSending(new ApiError(code, errors[code].message), '催办')
      assert.match(told, /再按一次“催办”，不会重复/, code)
      assert.doesNotMatch(told, /网络/, code)
    }
  })

  it('reads how long to wait when it was too often, and why', () => {
    const told = (seconds?: number) =>
      explainSending(new ApiError('too_many_requests', '今天补充得太多了', {}, seconds))
    assert.match(told(), /^今天补充得太多了。.*等一分钟再按/)
    assert.match(told(600), /等 10 分钟再按/)
    assert.match(told(7200), /2 小时再按/)
  })

  it('reads the server’s own words about anything else', () => {
    const told = refusal(422, { error: { code: 'unknown_reference', message: '选择的内容已停用' } })
    assert.match(explainSending(told), /^选择的内容已停用。/)
  })
})
