import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { type CaseAction, steps } from '../../../contracts/cases/workflow'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory, toHandled } from '../../test/case-story'
import { aPhoto, dutyGrid } from '../../test/factories'
import { markLights } from '../clocks/mark-lights'
import { CaseModel } from '../model'

const dayMs = 86_400_000

describe('A case that', () => {
  const api = testApi()

  before(aCity)

  it('walks, in one story or another, every row of the workflow table', async () => {
    const story = await aStory(api)
    const other = await aStory(api, { text: '同一堆垃圾' })
    await other.take('operator', 'merge', { into: story.caseNo })
    await other.walk(['operator', 'split'], ['operator', 'requestVoid'], ['lead', 'refuseVoid'], ['lead', 'void'])
    await (await aStory(api)).walk(['operator', 'reject'], ['lead', 'takeBack'], ['operator', 'accept'])
    await (await aStory(api)).walk(['resident', 'withdraw'])

    await story.walk(['operator', 'requestVerification'], ['operator', 'giveLook'], ['lead', 'recallVerification'])
    await story.walk(['operator', 'requestVerification'], ['collector', 'verify'], ['operator', 'correctPlace'])
    await story.walk(['operator', 'accept'], ['lead', 'sendBack'], ['operator', 'accept'], ['lead', 'file'])
    await story.walk(['resident', 'supplement'], ['resident', 'urge'], ['supervisor', 'comment'])

    await story.walk(['dispatcher', 'dispatch'], ['clerk:municipal', 'return'], ['dispatcher', 'dispatch'])
    await story.take('dispatcher', 'redispatch', { department: 'sanitation' })
    await story.take('dispatcher', 'redispatch', { department: 'municipal' })
    await story.take('dispatcher', 'addSubtask', { department: 'sanitation' })
    await story.take('dispatcher', 'dropSubtask', { department: 'sanitation' })
    await story.take('dispatcher', 'addSubtask', { department: 'sanitation' })
    await story.walk(['handler:sanitation', 'finishSubtask'], ['handler:municipal', 'sign'])
    const { id: handler } = (await api.get('/api/staff/session', { token: await story.tokenOf('handler:municipal') }))
      .body
    await story.take('clerk:municipal', 'assign', { handler })
    await story.walk(['handler:municipal', 'requestExtension'], ['dispatcher', 'refuseExtension'])
    await story.walk(['handler:municipal', 'requestExtension'], ['dispatcher', 'grantExtension'])
    await story.walk(['handler:municipal', 'requestCorrection'], ['dispatcher', 'refuseCorrection'])
    await story.walk(['handler:municipal', 'requestCorrection'], ['dispatcher', 'correctMatter'])
    await story.walk(['handler:municipal', 'requestSuspension'], ['dispatcher', 'refuseSuspension'])
    await story.walk(['dispatcher', 'suspend'], ['dispatcher', 'resume'])

    await story.walk(['handler:municipal', 'reportDone'], ['operator', 'requestCheck'], ['operator', 'recallCheck'])
    await story.walk(['collector', 'checkFailed'], ['handler:municipal', 'reportDone'], ['collector', 'checkPassed'])
    await story.walk(['lead', 'recheck'], ['collector', 'checkPassed'], ['lead', 'close'], ['operator', 'callBack'])
    await story.walk(['resident', 'evaluate'], ['resident', 'reopen'], ...toHandled.slice(2))
    await story.walk(['collector', 'checkPassed'], ['lead', 'close'], ['resident', 'requestReopening'])
    await story.walk(['lead', 'refuseReopening'])

    const late = await aStory(api)
    await late.walk(...toHandled, ['collector', 'checkPassed'], ['lead', 'close'])
    await CaseModel.updateOne({ caseNo: late.caseNo }, { $set: { closedAt: new Date(Date.now() - 16 * dayMs) } })
    await late.walk(['resident', 'requestReopening'], ['lead', 'grantReopening'])

    const token = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const media = async () => [await api.photo(token)]
    const patrol = {
      address: '启明北路',
      text: '车倒了',
      media: await media(),
      settled: { note: '扶好了', media: await media() }
    }
    await api.post('/api/staff/patrols', { token, body: patrol, headers: { 'Idempotency-Key': 'patrol-row' } })

    const open = await aStory(api)
    const body = { point: [113.5905, 24.8005], text: '我也看到了', joinCase: open.caseNo }
    await api.post('/api/reports', { token: await api.resident(), body, headers: { 'Idempotency-Key': 'joins-story' } })
    const resident = await api.resident()
    const { body: photo } = await api.upload(resident, await aPhoto({ side: 40 }))
    const shown = { point: [113.5905, 24.8005], text: '有车牌', media: [photo.id] }
    const key = { 'Idempotency-Key': 'with-a-plate' }
    const { caseNo } = (await api.post('/api/reports', { token: resident, body: shown, headers: key })).body
    const plate = { revision: 0, boxes: [{ x: 0.1, y: 0.1, width: 0.5, height: 0.5 }] }
    const lead = await api.staff({ roles: ['lead'] })
    await api.post(`/api/staff/cases/${caseNo}/photos/${photo.id}/redaction`, { token: lead, body: plate })
    await markLights(new Date(Date.now() + 13 * 60_000))
    await markLights(new Date(Date.now() + dayMs))
    const walked = new Set(await CaseModel.distinct('history.action', {}))
    assert.deepEqual(
      Object.keys(steps).filter(action => !walked.has(action as CaseAction)),
      []
    )
  })
})
