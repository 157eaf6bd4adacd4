import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'mocha'
import { CaseModel } from '../cases/model'
import { PlaceCodeModel } from '../codes/model'
import { endAbandonedClaims, type ShowsPhoto } from '../media/claim-photos'
import { MediaModel } from '../media/model'
import { type Answer, testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aCode, aDepartment, aMedia } from '../test/factories'

const showsPhoto: ShowsPhoto = {
  case: async (caseNo, photo) => (await CaseModel.exists({ caseNo, 'history.media': photo })) !== null
}
const later = () => new Date(Date.now() + 2 * 3_600_000)

describe('A step with a photo', () => {
  const api = testApi()
  let clerk = ''
  let colleague = ''
  let collector = ''
  let me = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    clerk = await api.staff({ roles: ['clerk', 'handler'], department: 'municipal' })
    colleague = await api.staff({ roles: ['clerk', 'handler'], department: 'municipal' })
    collector = await api.staff({ roles: ['collector'] })
    me = (await api.get('/api/staff/session', { token: clerk })).body.id
  })

  const photo = () => aMedia(`staff:${me}`)
  const usedBy = async (id: string) => {
    const { usedBy: user, claim } = await MediaModel.findById(id).orFail().lean()
    return [user, claim?.step]
  }
  const stored = (caseNo: string) => CaseModel.findOne({ caseNo }).orFail().lean()
  const done = (caseNo: string, version: number, media: string[], key?: string, token = clerk): Promise<Answer> =>
    api.post(`/api/staff/cases/${caseNo}/actions/reportDone`, {
      token,
      body: { version, media, note: '处理好了' },
      ...(key && { headers: { 'Idempotency-Key': key } })
    })

  it('keeps its photo: it proves no later step of the same case', async () => {
    const { caseNo, version } = await aCase({ state: 'handling' })
    const media = [await photo()]
    assert.equal((await done(caseNo, version, media)).status, 200)
    assert.deepEqual(await usedBy(media[0] ?? ''), [`case:${caseNo}`, undefined])
    // What a failed check brings back: the department has it once more.
    await CaseModel.updateOne({ caseNo }, { $set: { state: 'handling', round: 2 } })
    const again = await done(caseNo, (await stored(caseNo)).version, media)
    assert.deepEqual([again.status, again.body.error.code], [409, 'media_taken'])
    assert.equal((await stored(caseNo)).history.filter(({ action }) => action === 'reportDone').length, 1)
  })

  it('gives its photo back when somebody else was quicker, and only its own', async () => {
    const { caseNo, version } = await aCase({ state: 'handling' })
    const mine = await photo()
    const theirs = await aMedia(`staff:${(await api.get('/api/staff/session', { token: colleague })).body.id}`)
    const answers = await Promise.all([
      done(caseNo, version, [mine]),
      done(caseNo, version, [theirs], undefined, colleague)
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const shown = (await stored(caseNo)).history.flatMap(({ media }) => media.map(String))
    assert.equal(shown.length, 1)
    for (const id of [mine, theirs]) {
      assert.deepEqual(await usedBy(id), shown.includes(id) ? [`case:${caseNo}`, undefined] : [null, undefined])
    }
  })

  it('sent ten times at once under one key is taken once, and each sender hears that it is done', async () => {
    const { caseNo, version, history } = await aCase({ state: 'handling' })
    const media = [await photo()]
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => done(caseNo, version, media, key)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal((await stored(caseNo)).history.length, history.length + 1)
    assert.deepEqual(await usedBy(media[0] ?? ''), [`case:${caseNo}`, undefined])
  })

  it('sent ten times at once without a key is taken once, and its photo stays with it', async () => {
    const { caseNo, version, history } = await aCase({ state: 'handling' })
    const media = [await photo()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => done(caseNo, version, media)))
    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    for (const { status } of answers) assert.ok(status === 200 || status === 409)
    assert.equal((await stored(caseNo)).history.length, history.length + 1)
    assert.deepEqual(await usedBy(media[0] ?? ''), [`case:${caseNo}`, undefined])
  })

  it('is known by its key after others went on, and when its sender no longer sees the case', async () => {
    const { caseNo, version } = await aCase({ state: 'dispatched' })
    const send = (reason: string) =>
      api.post(`/api/staff/cases/${caseNo}/actions/return`, {
        token: clerk,
        body: { version, reason },
        headers: { 'Idempotency-Key': `returned-${caseNo}` }
      })
    const first = await send('不归我们')
    const again = await send('不归我们')
    assert.deepEqual([first.status, again.status, again.body.state], [200, 200, 'filed'])
    const other = await send('另一个理由')
    assert.deepEqual([other.status, other.body.error.code], [422, 'key_reused'])
    assert.equal((await stored(caseNo)).history.filter(({ action }) => action === 'return').length, 1)
    const bad = await api.post(`/api/staff/cases/${caseNo}/actions/return`, {
      token: clerk,
      body: { version, reason: '不归我们' },
      headers: { 'Idempotency-Key': 'x' }
    })
    assert.equal(bad.status, 400)
  })

  it('under somebody else’s key is a step of its own', async () => {
    const { caseNo, version } = await aCase({ state: 'handling' })
    const key = randomUUID()
    assert.equal((await done(caseNo, version, [await photo()], key)).status, 200)
    const theirs = await aMedia(`staff:${(await api.get('/api/staff/session', { token: colleague })).body.id}`)
    assert.equal((await done(caseNo, version, [theirs], key, colleague)).body.error.code, 'case_changed')
  })

  it('that a crash cut off before it was written frees its photo; after it was written, keeps it', async () => {
    const { caseNo, version } = await aCase({ state: 'handling' })
    const [lost, shown] = [await photo(), await photo()]
    assert.equal((await done(caseNo, version, [shown])).status, 200)
    const claim = { step: 'crashed', at: new Date() }
    await MediaModel.updateMany({ _id: { $in: [lost, shown] } }, { $set: { usedBy: `case:${caseNo}`, claim } })
    await endAbandonedClaims(showsPhoto)
    assert.deepEqual(await usedBy(lost), [`case:${caseNo}`, 'crashed'])
    await endAbandonedClaims(showsPhoto, later())
    assert.deepEqual(await usedBy(lost), [null, undefined])
    assert.deepEqual(await usedBy(shown), [`case:${caseNo}`, undefined])
  })

  it('can be taken again a minute after the crash', async () => {
    const { caseNo, version } = await aCase({ state: 'handling' })
    const media = [await photo()]
    const claim = { step: 'crashed', at: new Date(Date.now() - 61_000) }
    await MediaModel.updateOne({ _id: media[0] }, { $set: { usedBy: `case:${caseNo}`, claim } })
    assert.equal((await done(caseNo, version, media)).status, 200)
  })

  it('of a code is no different: the one who comes second frees nothing of the first', async () => {
    const code = await aCode()
    const owner = (await api.get('/api/staff/session', { token: collector })).body.id
    const media = [await aMedia(`staff:${owner}`)]
    const damage = (key?: string) =>
      api.post(`/api/staff/codes/${code}/actions/damage`, {
        token: collector,
        body: { media, note: '撕破' },
        ...(key && { headers: { 'Idempotency-Key': key } })
      })
    const answers = await Promise.all([damage(), damage(), damage()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
    assert.deepEqual(await usedBy(media[0] ?? ''), [`code:${code}`, undefined])
    const shown = (await PlaceCodeModel.findById(code).orFail().lean()).history.at(-1)
    assert.deepEqual(shown?.media.map(String), media)
  })
})
