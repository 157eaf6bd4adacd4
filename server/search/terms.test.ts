import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { spelled, termsAsked, termsOf } from './terms'

describe('The terms of a text', () => {
  const leads = (text: string, asked: string) => {
    const kept = termsOf(text)
    return termsAsked(asked).every(term => kept.includes(term))
  }

  it('lead to it by each part that somebody may type', () => {
    const text = '解放路３８号，车牌粤F12345，电话 138 0013 8000，WiFi 坏了'
    const parts = ['解放路', '放', '38号', '粤f1234', '12345', '345', '粤', 'wifi', 'WIF', '坏了', '8000', '解放路38号']
    for (const part of parts) {
      assert.ok(spelled(text).includes(spelled(part)), part)
      assert.ok(leads(text, part), part)
    }
  })

  it('do not lead to what it does not say', () => {
    for (const other of ['放解', '路灯', '39', 'f99', 'lan'])
      assert.equal(leads('解放路38号 F12345 WiFi', other), false, other)
  })

  it('are the same in every width, case, dash and bracket', () => {
    assert.deepEqual(termsOf('【Ａ栋】—１２号'), termsOf('(a栋)-12号'))
  })

  it('are none for marks alone', () => {
    for (const marks of ['', '-', '.*', '（）', '？！']) assert.deepEqual(termsAsked(marks), [], marks)
  })

  it('of a very long word or number are few, and still lead there', () => {
    const long = `${'abcdefghij'.repeat(20)} ${'1234567890'.repeat(20)}`
    assert.ok(termsOf(long).length < 50)
    assert.ok(leads(long, long))
    assert.ok(leads(long, 'abcdefghijab'))
  })
})
