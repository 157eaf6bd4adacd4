import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { checkAnswer } from './check-answer'

describe('Every answer in the server’s suites', () => {
  const about = { city: '韶关市', bureau: '城市管理和综合执法局', hotline: '12345' }
  const check = (status: number, body: unknown) => checkAnswer('GET', '/api/about?lang=zh', { status, body })

  it('has the shape of its row', () => {
    check(200, about)
    assert.throws(() => check(201, about), /the status/)
  })

  it('lacks nothing that its row says', () => {
    assert.throws(() => check(200, { ...about, hotline: undefined }), /hotline/)
  })

  it('lets nothing out that its row does not know, however deep', () => {
    assert.throws(() => check(200, { ...about, openid: 'secret' }), /\/openid/)
    const counts = [{ id: 'garbage', label: '垃圾脏乱', hint: '垃圾没人清', who: 'resident' }]
    assert.throws(() => checkAnswer('GET', '/api/topics', { status: 200, body: counts }), /\/0\/who/)
  })

  it('refuses in the one shape of errors, with the status of its code', () => {
    const error = { code: 'not_found', message: '没有找到' }
    check(404, { error })
    assert.throws(() => check(400, { error }), /the status of not_found/)
    assert.throws(() => check(404, { error: { ...error, stack: 'at …' } }), /stack/)
    assert.throws(() => check(404, { error: { code: 'odd', message: '？' } }), /code/)
  })
})
