import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import type { CaseAction } from '../../../contracts/cases/workflow'
import { announce } from '../../messages/announce'
import { testApi } from '../../test/api'
import { aStory, type Who } from '../../test/case-story'
import { aCatalogue, aCell, aDepartment } from '../../test/factories'

const toClosed: [Who, CaseAction][] = [
  ['operator', 'accept'],
  ['lead', 'file'],
  ['dispatcher', 'dispatch'],
  ['clerk:municipal', 'sign'],
  ['clerk:municipal', 'reportDone'],
  ['collector', 'checkPassed'],
  ['lead', 'close']
]

describe('A problem that several people reported', () => {
  const api = testApi()
  let neighbours = 0

  before(async () => {
    await aCatalogue()
    await aCell()
    for (const id of ['municipal', 'sanitation']) await aDepartment(id)
  })

  /** Somebody who joins the case, with what they can do and read. */
  async function aNeighbour(caseNo: string) {
    neighbours += 1
    const token = await api.resident()
    const { status, body } = await api.post('/api/reports', {
      token,
      body: { text: '我也看到', point: [113.5905, 24.8005], address: '启明北路 16 号', joinCase: caseNo },
      headers: { 'Idempotency-Key': `neighbour-${neighbours}` }
    })
    assert.equal(status, 201)
    const path = `/api/reports/${body.reportId}`
    return {
      act: (action: string, form: object) => api.post(`${path}/${action}`, { token, body: form }),
      report: async () => (await api.get(path, { token })).body,
      titles: async () =>
        (await api.get(path, { token })).body.timeline.map(({ title }: { title: string }) => title) as string[],
      messages: async () => {
        while ((await announce()) > 0);
        return (await api.get('/api/messages', { token })).body.items.map(
          ({ title, text }: { title: string; text: string }) => `${title} ${text}`
        ) as string[]
      }
    }
  }

  it('tells the others when one of them has it reopened, without that one’s words', async () => {
    const story = await aStory(api)
    const neighbour = await aNeighbour(story.caseNo)
    await story.walk(...toClosed)
    await story.take('resident', 'reopen', { reason: '家门口的灯还是不亮' })
    const report = await neighbour.report()
    assert.equal(
      report.stateText,
      (await api.get(`/api/reports/${story.reportId}`, { token: await story.tokenOf('resident') })).body.stateText
    )
    assert.deepEqual(report.timeline.at(-1).title, '有人反映没有解决，已重新办理')
    const [newest = ''] = await neighbour.messages()
    assert.match(newest, /^有人反映没有解决，已重新办理/)
    assert.ok(!JSON.stringify([report, await neighbour.messages()]).includes('家门口'))
  })

  it('lets each of them have it reopened once, and ask afterwards', async () => {
    const story = await aStory(api)
    const neighbour = await aNeighbour(story.caseNo)
    const again = () => story.walk(...toClosed.slice(2))
    await story.walk(...toClosed)
    await story.take('resident', 'reopen', { reason: '没有修好' })
    await again()
    assert.deepEqual((await neighbour.act('reopen', { reason: '我这边也没有修好' })).status, 200)
    await again()
    assert.match((await neighbour.act('reopen', { reason: '还是没有' })).body.error.message, /需要申请/)
    assert.match(await story.refused('resident', 'reopen'), /需要申请/)
    assert.equal((await neighbour.act('requestReopening', { reason: '还是没有' })).status, 200)
    assert.match(await story.refused('resident', 'requestReopening'), /已经有人申请|已有一个/)
    await story.take('lead', 'refuseReopening', { reason: '现场看过，灯是亮的' })
    // The answer is to the neighbour alone, and the first reporter may ask for themselves.
    assert.equal((await neighbour.titles()).at(-1), '没有同意重新办理，原因如下')
    assert.ok(!(await story.timeline()).some(({ title }) => title.startsWith('没有同意')))
    assert.match((await neighbour.act('requestReopening', { reason: '再看看' })).body.error.message, /已经答复过/)
    await story.take('resident', 'requestReopening', { reason: '我家门口的不亮' })
    await story.take('lead', 'grantReopening')
    assert.equal((await story.timeline()).at(-1)?.title, '已同意重新办理')
    assert.equal((await neighbour.titles()).at(-1), '有人反映没有解决，已重新办理')
    assert.match((await neighbour.messages())[0] ?? '', /^有人反映没有解决/)
  })

  it('keeps what each of them said about the result, after every closing', async () => {
    const story = await aStory(api)
    const neighbour = await aNeighbour(story.caseNo)
    await story.walk(...toClosed)
    await story.take('resident', 'evaluate', { solved: true, stars: 5 })
    assert.equal((await neighbour.act('evaluate', { solved: false, stars: 1 })).status, 200)
    assert.equal((await neighbour.act('evaluate', { solved: true, stars: 5 })).status, 409)
    await story.take('resident', 'reopen', { reason: '又坏了' })
    await story.walk(...toClosed.slice(2))
    await story.take('resident', 'evaluate', { solved: true, stars: 4 })
    const said = (await story.stored()).history.filter(({ action }) => action === 'evaluate')
    assert.deepEqual(
      said.map(({ facts }) => [facts?.solved, facts?.stars]),
      [
        [true, 5],
        [false, 1],
        [true, 4]
      ]
    )
  })

  it('and that was merged keeps in each timeline what was said before the merging', async () => {
    const [kept, merged] = [await aStory(api), await aStory(api)]
    await merged.take('resident', 'supplement', { note: '晚上更暗' })
    await merged.take('operator', 'merge', { into: kept.caseNo })
    await kept.walk(['operator', 'accept'])
    const titles = (await merged.timeline()).map(({ title }) => title)
    assert.equal(titles.filter(title => title === '您补充了情况').length, 1)
    assert.ok(titles.some(title => title.includes('合并')))
    assert.equal(titles.at(-1), '已受理')
    assert.ok(!(await kept.timeline()).some(({ title }) => title === '您补充了情况'))
  })
})
