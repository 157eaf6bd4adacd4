import assert from 'node:assert/strict'
import { ApiError } from '../../../contracts/api-error'
import { asApiError, offline } from '../../api/errors'
import { Outbox } from './outbox'
import { type OutboxItem, reviveItems, type SentResult } from './outbox-item'

const me = { id: 'me', name: '采集员' }
const item = (id: string, by = me): OutboxItem => ({
  kind: 'code',
  id,
  code: id,
  action: 'damage',
  form: {},
  photos: [],
  by
})

function outboxThat(answer: (id: string) => void, kept: OutboxItem[] = []) {
  const sent: string[] = []
  const pauses: number[] = []
  let saved: readonly OutboxItem[] = kept
  const outbox = new Outbox({
    load: () => kept,
    save: items => {
      saved = items
    },
    send: async ({ id }) => {
      answer(id)
      sent.push(id)
      return {} as SentResult
    },
    explain: asApiError,
    onChange() {},
    later: seconds => pauses.push(seconds)
  })
  return { outbox, sent, pauses, saved: () => saved.map(({ id }) => id) }
}

describe('steps that wait on the phone', () => {
  it('go out in the order in which they were taken, and only once', async () => {
    const { outbox, sent, saved } = outboxThat(() => {}, [item('a'), item('b')])
    await Promise.all([outbox.add(item('c')), outbox.flush('me'), outbox.flush('me')])
    assert.deepEqual(sent, ['a', 'b', 'c'])
    assert.deepEqual(saved(), [])
  })

  it('all stay where there is no network', async () => {
    const { outbox, saved } = outboxThat(() => {
      throw offline()
    })
    assert.equal(await outbox.add(item('a')), 'waiting')
    assert.equal(await outbox.add(item('b')), 'waiting')
    assert.deepEqual(saved(), ['a', 'b'])
  })

  it('wait for a server that has no time or no room, as long as it asks, and go by themselves', async () => {
    for (const code of ['server_busy', 'not_ready', 'too_many_requests', 'cannot_save', 'internal'] as const) {
      let busy = true
      const { outbox, sent, pauses, saved } = outboxThat(() => {
        if (busy) throw new ApiError(code, '请过一会儿再试', {}, code === 'not_ready' ? 2 : undefined)
      })
      assert.equal(await outbox.add(item('a')), 'waiting', code)
      assert.deepEqual([saved(), outbox.serverBusy, outbox.items[0]?.problem], [['a'], true, undefined], code)
      assert.deepEqual(pauses, [code === 'not_ready' ? 2 : 30], code)
      busy = false
      await outbox.flush('me')
      assert.deepEqual([sent, outbox.serverBusy], [['a'], false], code)
    }
  })

  it('do not blame a server that was not reached, and wait for the network', async () => {
    const { outbox, pauses } = outboxThat(() => {
      throw offline()
    })
    assert.equal(await outbox.add(item('a')), 'waiting')
    assert.deepEqual([outbox.serverBusy, pauses], [false, []])
  })

  it('are sent once more when the network comes back while an attempt is failing', async () => {
    let lost = true
    const { outbox, sent } = outboxThat(() => {
      if (lost) throw offline()
    }, [item('a')])
    const failing = outbox.flush('me')
    const back = outbox.flush('me')
    lost = false
    await Promise.all([failing, back])
    assert.deepEqual(sent, ['a'])
  })

  it('do not wait for one that the server refuses, which is kept with the reason', async () => {
    const { outbox, sent } = outboxThat(
      id => {
        if (id === 'a') throw new ApiError('code_taken', '已经张贴')
      },
      [item('a'), item('b')]
    )
    await outbox.flush('me')
    assert.deepEqual(sent, ['b'])
    assert.equal(outbox.items[0]?.problem, '已经张贴')
    assert.equal(outbox.items[0]?.refused, 'code_taken')
    await outbox.flush('me')
    assert.deepEqual(sent, ['b'])
  })

  it('never go out in another person’s name', async () => {
    const { outbox, sent } = outboxThat(() => {}, [item('a', { id: 'other', name: '同事' }), item('b')])
    await outbox.flush('me')
    assert.deepEqual(sent, ['b'])
  })

  it('ask for a sign-in when the session has ended', async () => {
    const { outbox } = outboxThat(() => {
      throw new ApiError('session_expired', '')
    })
    assert.equal(await outbox.add(item('a')), 'signIn')
  })

  it('are still known when an earlier version of the app has kept them', () => {
    const { kind: _, ...old } = item('a')
    assert.deepEqual(reviveItems([old]), [item('a')])
    assert.deepEqual(reviveItems(''), [])
  })
})
