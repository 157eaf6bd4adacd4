import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { ApiError } from '../../contracts/api-error'
import * as cases from '../../contracts/cases/api'
import * as codes from '../../contracts/codes/api'
import * as staff from '../../contracts/staff/api'
import { call } from './call'
import { whenRightIsMissed, whenSessionEnds, whenStandInEnds } from './send'
import { forgetSignedIn, setSignedIn } from './signed-in'

const caseNo = '44020420261122000001'
const realFetch = globalThis.fetch

/** Answers every request in the server's stead and returns what was asked. */
function answerWith(answer: () => Response): { address: string; init: RequestInit }[] {
  const asked: { address: string; init: RequestInit }[] = []
  globalThis.fetch = async (address, init = {}) => {
    asked.push({ address: String(address), init })
    return answer()
  }
  return asked
}

const refused = (status: number, code: string) => () =>
  Response.json({ error: { code, message: '不行', fields: { reason: '请写明原因' } } }, { status })

describe('A call of the console', () => {
  beforeEach(() => setSignedIn('of the operator'))
  afterEach(() => {
    globalThis.fetch = realFetch
    whenSessionEnds(() => undefined)
    forgetSignedIn()
  })

  it('goes where its row says, in the name of the person signed in', async () => {
    const asked = answerWith(() => Response.json({ caseNo }))
    const params = { caseNo, action: 'file' } as const
    assert.equal(
      (await call(cases.caseAction, { params, body: { version: 3, note: '立案' }, idempotencyKey: 'once-and-only' }))
        .caseNo,
      caseNo
    )
    const [{ address, init } = assert.fail('nothing was asked')] = asked
    assert.equal(address, `/api/staff/cases/${caseNo}/actions/file`)
    assert.equal(init.method, 'POST')
    assert.equal(init.body, JSON.stringify({ version: 3, note: '立案' }))
    const headers = new Headers(init.headers)
    assert.deepEqual(
      [headers.get('account'), headers.get('client-kind'), headers.get('idempotency-key')],
      ['of the operator', 'console', 'once-and-only']
    )
  })

  it('brings a file as it is, and nothing where nothing is answered', async () => {
    answerWith(() => new Response('code,name'))
    assert.equal(await (await call(codes.exportCodes)).text(), 'code,name')
    answerWith(() => new Response(null, { status: 204 }))
    assert.equal(await call(staff.signOut), undefined)
  })

  it('throws what the server refuses, field by field', async () => {
    answerWith(refused(400, 'invalid_fields'))
    await assert.rejects(call(cases.wall), (error: ApiError) => {
      assert.ok(error instanceof ApiError)
      assert.deepEqual([error.code, error.message, error.fields], ['invalid_fields', '不行', { reason: '请写明原因' }])
      return true
    })
  })

  it('tells an answer that never came from one that nobody can read', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('no network'))
    await assert.rejects(call(cases.wall), { code: 'offline' })
    answerWith(() => new Response('<html>', { status: 502 }))
    await assert.rejects(call(cases.wall), { code: 'internal' })
    answerWith(() => new Response('<html>'))
    await assert.rejects(call(cases.wall), { code: 'internal' })
  })

  it('has what a person may do looked at again when a right is missed, and at no other refusal', async () => {
    let missed = 0
    whenRightIsMissed(() => {
      missed += 1
    })
    answerWith(refused(403, 'forbidden'))
    await assert.rejects(call(cases.wall))
    assert.equal(missed, 1)
    answerWith(refused(409, 'wrong_state'))
    await assert.rejects(call(cases.wall))
    assert.equal(missed, 1)
    whenRightIsMissed(() => undefined)
  })

  it('says for whom the person acts, and ends that once when it is over, and not for what was only asked', async () => {
    const over: string[] = []
    whenStandInEnds(({ message }) => {
      over.push(message)
      setSignedIn('of the operator')
    })
    const sentence = '代班已经结束，请回到自己的账号'
    const asked = answerWith(() =>
      Response.json({ error: { code: 'standing_in_over', message: sentence } }, { status: 403 })
    )
    const told = { code: 'standing_in_over', message: '代班已经结束，现在是您自己的账号' }
    await assert.rejects(call(staff.account, { standsFor: 'the colleague' }), told)
    assert.deepEqual(over, [])
    setSignedIn('of the operator', 'the colleague')
    const together = await Promise.allSettled([call(cases.wall), call(cases.wall)])
    assert.deepEqual(
      together.map(({ status }) => status),
      ['rejected', 'rejected']
    )
    assert.deepEqual(over, [told.message])
    await assert.rejects(call(cases.wall))
    assert.deepEqual(
      asked.map(({ init }) => new Headers(init.headers).get('stands-for')),
      ['the colleague', 'the colleague', 'the colleague', null]
    )
    assert.equal(over.length, 1)
    whenStandInEnds(() => undefined)
  })

  it('ends the session when it is refused, and not for one of before', async () => {
    let ends = 0
    whenSessionEnds(() => {
      ends += 1
    })
    answerWith(refused(401, 'session_expired'))
    await assert.rejects(call(cases.wall))
    assert.equal(ends, 1)
    answerWith(() => {
      setSignedIn('of the operator')
      return refused(401, 'session_expired')()
    })
    await assert.rejects(call(cases.wall))
    assert.equal(ends, 1)
  })
  /** Answers that there is too much to do, lets `happen` happen while the call waits, and then answers it. */
  async function whileWaiting(going: () => Promise<unknown>, happen: () => void) {
    mock.timers.enable({ apis: ['setTimeout'] })
    try {
      let busy = true
      const asked = answerWith(() => (busy ? refused(503, 'server_busy')() : Response.json({ caseNo })))
      const ended = going().then(
        () => 'answered',
        (error: ApiError) => error.code
      )
      // Until its answer was read, and it waits.
      for (let turn = 0; turn < 20; turn += 1) await setImmediate()
      busy = false
      happen()
      mock.timers.tick(2000)
      return { end: await ended, by: asked.map(({ init }) => new Headers(init.headers).get('account')) }
    } finally {
      mock.timers.reset()
    }
  }

  it('that waits until there is less to do goes in the name of who began it, whoever has the desk by then', async () => {
    const params = { caseNo, action: 'file' } as const
    const file = () =>
      call(cases.caseAction, { params, body: { version: 3, note: '立案' }, idempotencyKey: 'once-only' })
    const { end, by } = await whileWaiting(file, () => {
      setSignedIn('of the next person')
    })
    assert.deepEqual([end, by], ['answered', ['of the operator', 'of the operator']])
  })

  it('that nobody waits for any more is not sent again', async () => {
    const given = new AbortController()
    const { end, by } = await whileWaiting(
      () => call(cases.wall, { signal: given.signal }),
      () => given.abort()
    )
    assert.deepEqual([end, by], ['offline', ['of the operator']])
  })
})
