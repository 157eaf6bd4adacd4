import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { aCity } from '../../test/a-city'
import { testApi } from '../../test/api'
import { aStory, toHandled, type Who } from '../../test/case-story'
import { aCode, cellCode, pointInCell } from '../../test/factories'
import { CaseModel } from '../model'

const outside: [number, number] = [113.7, 24.9]

describe('A case that was taken down wrongly', () => {
  const api = testApi()

  before(aCity)

  const told = async (story: Awaited<ReturnType<typeof aStory>>, who: Who) =>
    (await api.get(`/api/staff/cases/${story.caseNo}`, { token: await story.tokenOf(who) })).body

  it('stands under 地点待定 without a cell, and is asked of nobody who would not get it', async () => {
    const story = await aStory(api, { point: outside })
    for (const who of ['operator', 'lead'] as const) {
      const token = await story.tokenOf(who)
      const { items } = (await api.get('/api/staff/cases?trouble=place', { token })).body
      assert.deepEqual(
        items.map(({ caseNo }: { caseNo: string }) => caseNo),
        [story.caseNo]
      )
      assert.equal((await api.get('/api/staff/counts', { token })).body.troubles.place, 1)
    }
    assert.equal((await told(story, 'operator')).trouble.what, 'place')
    assert.match(await story.refused('operator', 'requestVerification'), /更正地点/)
    assert.equal((await story.stored()).state, 'submitted')
    await story.take('operator', 'correctPlace', { point: pointInCell, reason: '照片上看得出来' })
    assert.equal((await story.stored()).gridCode, cellCode)
    assert.equal((await told(story, 'operator')).trouble, undefined)
    await story.tokenOf('collector')
    await story.walk(['operator', 'requestVerification'], ['collector', 'verify'])
  })

  it('goes on without a cell when a collector is named, and only they have the task', async () => {
    const story = await aStory(api, { point: outside })
    const other = await api.staff({ roles: ['collector'], dutyGrids: ['elsewhere'], name: '外片采集员' })
    const { id } = (await api.get('/api/staff/session', { token: other })).body
    await story.take('operator', 'requestVerification', { collector: id })
    const { tasks } = (await api.get('/api/staff/tasks', { token: other })).body
    assert.deepEqual(
      tasks.map(({ caseNo }: { caseNo: string }) => caseNo),
      [story.caseNo]
    )
    assert.equal((await api.get(`/api/staff/cases/${story.caseNo}`, { token: other })).status, 200)
    const { version } = await story.stored()
    const answer = await api.post(`/api/staff/cases/${story.caseNo}/actions/verify`, {
      token: other,
      body: { version, found: true, note: '属实' }
    })
    assert.equal(answer.status, 200)
    assert.equal((await story.stored()).collector, undefined)
    await story.walk(...toHandled)
    assert.match(await story.refused('operator', 'requestCheck'), /更正地点/)
    await story.take('operator', 'requestCheck', { collector: id })
    assert.deepEqual((await api.get('/api/staff/tasks', { token: other })).body.tasks.length, 1)
  })

  it('can get its place by a code, a component or the cell by hand, at any time before closing', async () => {
    const code = await aCode({ name: '启明北路路灯 03 号' })
    const story = await aStory(api, { point: outside })
    await story.take('operator', 'correctPlace', { code, reason: '来电说了编号' })
    const placed = await story.stored()
    assert.deepEqual(
      [placed.place.code, placed.gridCode, placed.place.codeName],
      [code, cellCode, '启明北路路灯 03 号']
    )
    const late = await aStory(api, { point: outside })
    await late.walk(...toHandled)
    await late.take('lead', 'correctPlace', { gridCode: cellCode, reason: '按地图' })
    assert.deepEqual([(await late.stored()).gridCode, (await late.stored()).state], [cellCode, 'handled'])
    await late.walk(['collector', 'checkPassed'], ['lead', 'close'])
    assert.match(await late.refused('lead', 'correctPlace', { gridCode: cellCode }), /现在不能/)
  })

  it('is refused a place that is none, each at its field', async () => {
    const story = await aStory(api)
    const wrongs: [object, string][] = [
      [{ point: outside }, 'point'],
      [{ gridCode: '9'.repeat(15) }, 'gridCode'],
      [{ component: '9'.repeat(17) }, 'component'],
      [{ code: 'ABCDEFGHJ' }, 'code']
    ]
    for (const [form, field] of wrongs) {
      const answer = await story.attempt('operator', 'correctPlace', { point: undefined, reason: '更正', ...form })
      assert.equal(answer.status, 422, JSON.stringify(answer.body))
      assert.ok(answer.body.error.fields[field], JSON.stringify(answer.body))
    }
    const empty = await story.attempt('operator', 'correctPlace', { point: undefined, reason: '更正' })
    assert.equal(empty.status, 400)
    assert.match(await story.refused('collector', 'correctPlace'), /岗位/)
  })

  it('is read at its corrected place by the resident, who is told; the report itself stays', async () => {
    const story = await aStory(api)
    await story.take('operator', 'correctPlace', { address: '启明南路 2 号', reason: '来电更正' })
    const { body } = await api.get(`/api/reports/${story.reportId}`, { token: await story.tokenOf('resident') })
    assert.equal(body.place.address, '启明南路 2 号')
    const line = (await story.timeline()).at(-1)
    assert.deepEqual([line?.title, line?.words], ['工作人员更正了地点', '启明南路 2 号'])
    const entry = (await told(story, 'operator')).history.at(-1)
    assert.equal(entry.words, '来电更正')
    assert.match(entry.details[0].value, /启明北路/)
    assert.match(entry.details[1].value, /启明南路/)
  })

  it('gets another matter with its deadline; the clock keeps its start, its pauses and its extensions', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    await story.walk(['handler:municipal', 'requestExtension'], ['dispatcher', 'grantExtension'])
    const before = await story.stored()
    await story.take('dispatcher', 'correctMatter', { matter: '21005', condition: '21005-1', reason: '是积水' })
    const after = await story.stored()
    assert.deepEqual([after.matter?.code, after.condition?.code], ['21005', '21005-1'])
    assert.equal(after.clock?.startedAt?.getTime(), before.clock?.startedAt?.getTime())
    // 21005 has 2 hours by day and night, once more by the extension.
    assert.equal(after.clock?.dueAt?.getTime(), (before.clock?.startedAt?.getTime() ?? 0) + 4 * 3_600_000)
    assert.equal(after.nextDueAt.getTime(), after.clock?.dueAt?.getTime())
    assert.match(
      await story.refused('dispatcher', 'correctMatter', { matter: '21005', condition: '21005-1' }),
      /没有变/
    )
  })

  it('is told to be overdue when the right deadline has passed already', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    const threeHoursAgo = new Date(Date.now() - 3 * 3_600_000)
    const { history } = await story.stored()
    await CaseModel.updateOne(
      { caseNo: story.caseNo },
      {
        $set: {
          'clock.startedAt': threeHoursAgo,
          history: history.map(entry => (entry.action === 'dispatch' ? { ...entry, at: threeHoursAgo } : entry))
        }
      }
    )
    await story.take('lead', 'correctMatter', { matter: '21005', condition: '21005-1', reason: '是积水' })
    await story.take('lead', 'comment')
    assert.ok((await story.stored()).history.some(({ action }) => action === 'overdue'))
  })

  it('is corrected at a department’s request, which is answered by the correction or refused', async () => {
    const story = await aStory(api)
    await story.walk(['operator', 'accept'], ['lead', 'file'], ['dispatcher', 'dispatch'])
    assert.match(await story.refused('handler:municipal', 'correctMatter'), /岗位/)
    await story.take('handler:municipal', 'requestCorrection', { reason: '其实是积水' })
    assert.equal((await story.stored()).asked?.what, 'correction')
    await story.take('dispatcher', 'correctMatter', { matter: '21005', condition: '21005-1', reason: '是积水' })
    assert.equal((await story.stored()).asked, undefined)
    await story.take('handler:municipal', 'requestCorrection', { reason: '地点也不对' })
    await story.take('dispatcher', 'refuseCorrection', { reason: '地点没有错' })
    assert.equal((await story.stored()).asked, undefined)
  })
})
