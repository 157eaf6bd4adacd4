import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'
import { CaseModel } from '../model'

const dayMs = 86_400_000

describe('A case that', () => {
  const api = testApi()

  before(aCity)

  it('is reopened by the resident once, then only if the shift lead agrees', async () => {
    const story = await aStory(api)
    const finish = () => story.walk(...toHandled.slice(2), ['collector', 'checkPassed'], ['lead', 'close'])
    await story.walk(['operator', 'accept'], ['lead', 'file'])
    await finish()
    assert.match(await story.refused('resident', 'requestReopening'), /不用申请/)
    await story.take('resident', 'reopen', { reason: '又坏了' })
    await finish()
    assert.match(await story.refused('resident', 'reopen'), /需要申请/)
    await story.take('resident', 'requestReopening', { reason: '还是不亮' })
    assert.ok(!(await story.actionsOf('resident')).includes('requestReopening'))
    await story.take('lead', 'refuseReopening', { reason: '现场看过，灯是亮的' })
    assert.match(await story.refused('resident', 'requestReopening'), /已经答复过/)
    assert.equal((await story.timeline()).at(-1)?.words, '现场看过，灯是亮的')
  })

  it('is asked to be reopened after fifteen days is the shift lead’s to grant', async () => {
    const story = await aStory(api)
    await story.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    await CaseModel.collection.updateOne(
      { caseNo: story.caseNo },
      { $set: { closedAt: new Date(Date.now() - 16 * dayMs) } }
    )
    assert.match(await story.refused('resident', 'reopen'), /超过 15 天/)
    await story.take('resident', 'requestReopening', { reason: '又坏了' })
    const open = await api.get('/api/staff/cases?asked=any', { token: await story.tokenOf('lead') })
    assert.deepEqual(
      open.body.items.map((item: { caseNo: string }) => item.caseNo),
      [story.caseNo]
    )
    await story.take('lead', 'grantReopening')
    const { state, reopenings, clock, department } = await story.stored()
    assert.deepEqual([state, reopenings, clock, department], ['filed', 1, undefined, undefined])
  })

  it('was rejected by mistake is taken back, called back and judged again', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'reject'], ['lead', 'takeBack'], ['operator', 'reject'], ['operator', 'callBack'])
    assert.deepEqual([(await story.stored()).state, (await story.actionsOf('resident'))[0]], ['rejected', 'evaluate'])
  })
})
