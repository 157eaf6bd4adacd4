import assert from 'node:assert/strict'
import { formOf, heldPhotos, missingIn, type PatrolDraft, patrolOf } from './patrol-form'

const empty: PatrolDraft = {
  key: 'key-of-this-one',
  address: '',
  text: '',
  photos: [],
  settled: false,
  note: '',
  afterPhotos: []
}

describe('a finding on patrol', () => {
  it('needs a place, words and a photo', () => {
    assert.deepEqual(missingIn(empty), {
      address: '请说明在哪里：扫码、定位或填写地址',
      text: '请写一句发现了什么',
      media: '请至少拍一张照片'
    })
    assert.deepEqual(missingIn({ ...empty, address: '解放路 1 号', text: '井盖破了', photos: ['a'] }), {})
    assert.deepEqual(missingIn({ ...empty, point: [113.6, 24.8], text: '井盖破了', photos: ['a'] }), {})
  })

  it('that was put right on the spot needs a photo of that, too', () => {
    const settled = { ...empty, address: '解放路 1 号', text: '乱堆纸箱', photos: ['a'], settled: true }
    assert.deepEqual(missingIn(settled), {
      'settled.note': '请写一句怎么解决的',
      'settled.media': '请拍一张解决后的照片'
    })
    assert.deepEqual(missingIn({ ...settled, note: '当场搬走了', afterPhotos: ['b'] }), {})
  })

  it('can be taken back out of the outbox as it was', () => {
    const draft = { ...empty, code: '7K2M9QXDT', text: '乱堆纸箱', photos: ['a'], settled: true, note: '搬走了' }
    const whole = { ...draft, afterPhotos: ['b'] }
    const item = { kind: 'patrol', id: draft.key, place: '', by: { id: '', name: '' } } as const
    assert.deepEqual(patrolOf({ ...item, form: formOf(whole), photos: heldPhotos(whole) }), whole)
  })
})
