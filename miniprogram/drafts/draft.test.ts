import assert from 'node:assert/strict'
import { asReport, emptyDraft, hasContent, newKey, revive } from './draft'

const photo = { id: '0123456789abcdef01234567', thumbnail: '/media/a', display: '/media/b' }

describe('the draft of a report', () => {
  it('has a key the server accepts and no other draft has', () => {
    assert.match(newKey(), /^[\w-]{8,64}$/)
    assert.notEqual(newKey(), newKey())
  })

  it('keeps its key when it is read back after the phone went dark', () => {
    const draft = { ...emptyDraft(), text: '路灯不亮', photos: [photo] }
    assert.deepEqual(revive(JSON.parse(JSON.stringify(draft))), draft)
  })

  it('is started afresh when what was stored makes no sense', () => {
    for (const nonsense of [undefined, '', 7, {}, { key: 'abcdefgh' }]) assert.equal(revive(nonsense), undefined)
  })

  it('says whether there is anything in it to lose', () => {
    assert.equal(hasContent(emptyDraft()), false)
    assert.equal(hasContent({ ...emptyDraft(), text: '  ' }), false)
    assert.equal(hasContent({ ...emptyDraft(), photos: [photo] }), true)
  })

  it('lets the code on the wall say where, and the address only without one', () => {
    const draft = { ...emptyDraft(), text: '井盖松动', address: '解放路 12 号', point: [113.6, 24.8] as const }
    assert.deepEqual(asReport(draft, '7K2M9QXDT'), { text: '井盖松动', media: [], code: '7K2M9QXDT' })
    assert.deepEqual(asReport(draft, undefined), {
      text: '井盖松动',
      media: [],
      address: '解放路 12 号',
      point: [113.6, 24.8]
    })
  })

  it('needs no words from somebody who only joins a neighbour', () => {
    assert.equal(asReport({ ...emptyDraft(), joinCase: '1' }, 'X').text, '是同一个问题，我也反映')
    assert.equal(asReport({ ...emptyDraft(), joinCase: '1', text: '两盏都坏了' }, 'X').text, '两盏都坏了')
  })

  it('sends a phone number only when one was given', () => {
    assert.equal('contact' in asReport(emptyDraft(), 'X'), false)
    assert.deepEqual(asReport({ ...emptyDraft(), phone: '13800138000' }, 'X').contact, { phone: '13800138000' })
  })
})
