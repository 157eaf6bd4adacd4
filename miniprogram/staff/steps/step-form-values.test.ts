import assert from 'node:assert/strict'
import { draftOf, emptyStep, formOf, missingIn, withPhotos } from './step-form-values'
import { dayIn, endOfDay } from './until'

describe('a step on the phone', () => {
  it('is told what is missing in the words of the contract, before it is sent', () => {
    assert.deepEqual(missingIn('verify', emptyStep), { found: '请说明现场是否有这个问题', note: '请写一句现场情况' })
    assert.deepEqual(missingIn('checkPassed', emptyStep), { media: '请拍一张现场照片' })
    assert.deepEqual(missingIn('checkFailed', emptyStep), { reason: '请写明原因' })
    assert.deepEqual(missingIn('assign', emptyStep), { handler: '请选择处置人员' })
    assert.deepEqual(missingIn('requestSuspension', { ...emptyStep, words: '等改造' }), {
      until: '请写日期，如 2026-12-31'
    })
    assert.deepEqual(missingIn('sign', emptyStep), {})
  })

  it('needs nothing more once words and photos are there', () => {
    assert.deepEqual(missingIn('verify', { words: '问题属实', photos: [], found: true }), {})
    assert.deepEqual(missingIn('reportDone', { words: '已清运', photos: ['a', 'b'] }), {})
    assert.deepEqual(missingIn('requestSuspension', { words: '等改造', photos: [], until: '2026年12月31日' }), {})
  })

  it('writes the words into the field its form has, and finds them there again', () => {
    const draft = { words: ' 没有处理 ', photos: ['kept-1'], until: '2026-12-31' }
    assert.deepEqual(formOf('checkFailed', draft, [113.6, 24.8]), { reason: '没有处理', position: [113.6, 24.8] })
    const item = {
      kind: 'case',
      id: 'i',
      caseNo: '1',
      version: 1,
      seen: '',
      place: '',
      by: { id: '', name: '' }
    } as const
    const sent = {
      ...item,
      action: 'requestSuspension',
      form: formOf('requestSuspension', draft),
      photos: [{ held: 'kept-1' }]
    } as const
    assert.deepEqual(draftOf({ ...sent, photos: [...sent.photos] }), { ...draft, words: '没有处理' })
  })

  it('says when its first photo came, however late it is sent, and forgets it with the photos', () => {
    const [then, later] = [new Date('2026-11-27T01:00:00Z'), new Date('2026-11-28T01:00:00Z')]
    const first = { ...emptyStep, words: '已清理', ...withPhotos(emptyStep, ['a'], then) }
    const second = { ...first, ...withPhotos(first, ['a', 'b'], later) }
    assert.deepEqual(formOf('checkPassed', second), { note: '已清理', takenAt: then.toISOString() })
    assert.deepEqual(formOf('reportDone', second), { note: '已清理' })
    const none = { ...second, ...withPhotos(second, [], later) }
    assert.deepEqual(formOf('checkPassed', none), { note: '已清理' })
    assert.equal({ ...none, ...withPhotos(none, ['c'], later) }.takenAt, later.toISOString())
  })

  it('lasts until the end of the day in China', () => {
    assert.equal(endOfDay('2026-12-31'), '2026-12-31T15:59:59.000Z')
    assert.equal(endOfDay('2026/2/30'), undefined)
    assert.equal(endOfDay('下周'), undefined)
    assert.equal(dayIn(7, Date.parse('2026-11-24T17:00:00Z')), '2026-12-02')
  })
})
