import assert from 'node:assert/strict'
import { ApiError } from '../../contracts/api-error'
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

  it('reads the server’s own words about anything else', () => {
    const told = refusal(422, { error: { code: 'unknown_reference', message: '选择的内容已停用' } })
    assert.match(explainSending(told), /^选择的内容已停用。/)
  })
})
