import assert from 'node:assert/strict'
import { checkReport } from './check-report'
import { asReport, emptyDraft } from './draft'

describe('before a report goes out', () => {
  it('an empty one is stopped at its text', () => {
    assert.deepEqual(checkReport(asReport(emptyDraft(), '7K2M9QXDT')), {
      errors: { text: '请写一句话，或者拍一张照片' }
    })
  })

  it('one without a place is stopped at its address', () => {
    const checked = checkReport(asReport({ ...emptyDraft(), text: '路灯不亮' }, undefined))
    assert.deepEqual(checked, { errors: { address: '请说明问题在哪里：扫码、定位或填写地址' } })
  })

  it('a wrong phone number is told at the phone number', () => {
    const checked = checkReport(asReport({ ...emptyDraft(), text: '路灯不亮', phone: '123' }, '7K2M9QXDT'))
    assert.deepEqual(checked, { errors: { 'contact.phone': '电话号码不对' } })
  })

  it('one word at a known place is enough', () => {
    const checked = checkReport(asReport({ ...emptyDraft(), text: ' 坏了 ' }, '7K2M9QXDT'))
    assert.equal('report' in checked && checked.report.text, '坏了')
  })
})
