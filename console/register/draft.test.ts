import assert from 'node:assert/strict'
import { emptyRegistration, type RegistrationDraft, readRegistration, readTypedCode } from './draft'

const read = (filled: Partial<RegistrationDraft>) => readRegistration({ ...emptyRegistration, ...filled })
const fields = (filled: Partial<RegistrationDraft>) => {
  const result = read(filled)
  return 'fields' in result ? Object.keys(result.fields).sort() : []
}

describe('What an operator writes down of a call', () => {
  it('needs words and a place, and nothing about the caller', () => {
    assert.deepEqual(fields({}), ['text', 'address'].sort())
    assert.deepEqual(fields({ text: '路灯不亮', address: '解放路 3 号' }), [])
    assert.deepEqual(fields({ text: '路灯不亮', code: '0000-0000-0' }), [])
  })

  it('is never sent without a code that was typed wrong, even where there is an address', () => {
    assert.deepEqual(fields({ text: '路灯不亮', address: '解放路 3 号', code: '0000-0000-1' }), ['code'])
    assert.deepEqual(fields({ text: '路灯不亮', address: '解放路 3 号', code: '12' }), ['code'])
  })

  it('wants a telephone number with a name, since a name alone reaches nobody', () => {
    const report = { text: '路灯不亮', address: '解放路 3 号' }
    assert.deepEqual(fields({ ...report, name: '李女士' }), ['contact.phone'])
    assert.deepEqual(fields({ ...report, phone: '123' }), ['contact.phone'])
    const whole = read({ ...report, name: '李女士', phone: '13800138000' })
    assert.deepEqual('report' in whole && whole.report.contact, { name: '李女士', phone: '13800138000' })
  })

  it('tells a slip in the code as soon as it is whole, and an unfinished one only at the end', () => {
    assert.deepEqual(readTypedCode('0000', false), {})
    assert.ok(readTypedCode('0000', true).problem)
    assert.match(readTypedCode('0000-0000-1', false).problem ?? '', /输错了一位/)
    assert.deepEqual(readTypedCode('https://city.example/q/000000000', false), { code: '000000000' })
  })
})
