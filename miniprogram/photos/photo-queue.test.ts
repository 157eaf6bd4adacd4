import assert from 'node:assert/strict'
import { ApiError } from '../../contracts/api-error'
import type { UploadedMedia } from '../../contracts/media/views'
import { asApiError, offline } from '../api/errors'
import { PhotoQueue } from './photo-queue'

function uploaded(id: string): UploadedMedia {
  return { id, width: 1, height: 1, urls: { display: `/media/${id}/display`, thumbnail: `/media/${id}/thumbnail` } }
}

/** A network on which each upload does what the script says next. */
function queueOn(...script: (string | ApiError)[]) {
  let atOnce = 0
  const most = { atOnce: 0 }
  const queue = new PhotoQueue(
    async () => {
      most.atOnce = Math.max(most.atOnce, ++atOnce)
      await Promise.resolve()
      atOnce--
      const next = script.shift()
      if (next instanceof ApiError) throw next
      return uploaded(next ?? 'unexpected')
    },
    asApiError,
    () => {}
  )
  return { queue, most }
}

describe('the photos of a report', () => {
  it('go out one after another, in the order they were taken', async () => {
    const { queue, most } = queueOn('a', 'b', 'c')
    queue.add([{ preview: '1' }, { preview: '2' }])
    queue.add([{ preview: '3' }])
    await queue.idle()
    assert.deepEqual(
      queue.sent.map(photo => photo.id),
      ['a', 'b', 'c']
    )
    assert.equal(most.atOnce, 1)
  })

  it('stay on the page when the network fails, and go out with the next try', async () => {
    const { queue } = queueOn(offline(), 'b', 'a')
    queue.add([{ preview: '1' }, { preview: '2' }])
    await queue.idle()
    assert.equal(queue.failed.length, 1)
    queue.retryFailed()
    await queue.idle()
    assert.deepEqual(
      queue.sent.map(photo => photo.id),
      ['a', 'b']
    )
  })

  it('are not sent again and again when the server cannot read them', async () => {
    const { queue } = queueOn(new ApiError('not_an_image', '这个文件不是能打开的照片'))
    queue.add([{ preview: '1' }])
    await queue.idle()
    queue.retryFailed()
    await queue.idle()
    assert.equal(queue.failed[0]?.problem, '这个文件不是能打开的照片')
  })

  it('stay and can be tried again when the server has no room for a while, with its words', async () => {
    for (const code of ['cannot_save', 'server_busy', 'not_ready', 'too_many_requests', 'internal'] as const) {
      const { queue } = queueOn(new ApiError(code, '请过一会儿再传'), 'a')
      queue.add([{ preview: '1' }])
      await queue.idle()
      assert.deepEqual([queue.failed[0]?.refused, queue.failed[0]?.said], [false, '请过一会儿再传'], code)
      queue.retryFailed()
      await queue.idle()
      assert.equal(queue.sent[0]?.id, 'a', code)
    }
  })

  it('can be taken away while they are still on their way', async () => {
    const { queue } = queueOn('a')
    queue.add([{ preview: '1' }])
    queue.remove(1)
    await queue.idle()
    assert.deepEqual(queue.sent, [])
  })

  it('of an earlier visit are still there', () => {
    const { queue } = queueOn()
    queue.restore([{ id: 'a', display: '/d', thumbnail: '/t' }])
    assert.equal(queue.sent.length, 1)
    assert.equal(queue.busy, false)
  })

  it('are sent again after the session has been lost, as far as they are still on the phone', async () => {
    const { queue } = queueOn('b', 'c')
    queue.restore([{ id: 'a', display: '/d', thumbnail: '/t' }])
    queue.add([{ preview: '2' }])
    await queue.idle()
    queue.sendAgain()
    await queue.idle()
    assert.deepEqual(
      queue.photos.map(photo => photo.state),
      ['failed', 'sent']
    )
  })
})
