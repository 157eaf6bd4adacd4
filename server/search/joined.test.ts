import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { spelled, termsAsked, termsOf, written } from './terms'

describe('A text is found however a number in it was written', () => {
  const finds = (text: string, asked: string) => {
    const kept = termsOf(text)
    return termsAsked(asked).every(term => kept.includes(term)) && written(asked).test(spelled(text))
  }
  const all = (writings: readonly string[], asked: readonly string[]) => {
    for (const text of writings) for (const q of asked) assert.ok(finds(`车主是${text}的那个人`, q), `${q} in ${text}`)
  }

  it('a number plate with any dot, a blank, a dash or nothing', () => {
    const green = [
      '粤F·D12345',
      '粤FD12345',
      '粤F D12345',
      '粤F•D12345',
      '粤Ｆ・Ｄ１２３４５',
      '粤f-d12345',
      '粤 F·D12345'
    ]
    all(green, [...green, 'FD12345', 'F·D12345', 'D12345', '12345', '粤F', '粤F·D123'])
    const blue = ['粤F·12345', '粤F12345', '粤F 12345', '粤·F12345']
    all(blue, [...blue, 'F·12345', 'f12345', '12345', '345'])
  })

  it('a telephone number with dashes, blanks, brackets, a country or nothing', () => {
    const mobile = [
      '13800138000',
      '138-0013-8000',
      '138 0013 8000',
      '+86 138 0013 8000',
      '+8613800138000',
      '86-13800138000'
    ]
    all(mobile, [...mobile, '8000', '138001'])
    const landline = ['0751-8123456', '07518123456', '(0751)8123456', '0751 812 3456', '+86 751 8123456']
    all(landline, [...landline, '3456'])
    all(['400-812-3123', '4008123123'], ['4008123123', '400 812 3123'])
  })

  it('Han text with blanks between its characters or without', () => {
    all(['路 灯 不 亮', '路灯不亮', '路灯 不亮'], ['路灯不亮', '路灯', '不亮', '路 灯'])
  })

  it('and nothing else: dates, amounts and case numbers stay what they are', () => {
    for (const text of ['3.5', '2026-11-28', '440204 20261128 000123', '1-2-3', '图 A 1'])
      assert.equal(spelled(text), text.toLowerCase(), text)
    assert.equal(finds('粤F·D12345', '粤F·D54321'), false)
    assert.equal(finds('138 0013 8000', '13800138001'), false)
  })
})
