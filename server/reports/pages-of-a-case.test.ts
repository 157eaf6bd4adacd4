import assert from 'node:assert/strict'
import jwt from 'jsonwebtoken'
import { before, describe, it } from 'mocha'
import { Types } from 'mongoose'
import type { CaseReport, CaseReports, MergedCases } from '../../contracts/cases/views'
import { CaseModel, type CaseRecord } from '../cases/model'
import { type Answer, testApi } from '../test/api'
import { aCase, aCatalogue, aCell, aDepartment, dutyGrid } from '../test/factories'
import { manyMerged, manyPhotos, manyReports } from '../test/many-parts'
import { phoneHash, sealContact } from './contact-vault'

describe('A case that very many reported', () => {
  const api = testApi()
  let operator = ''

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal', '市政设施维护所')
    operator = await api.staff({ roles: ['operator'] })
  })

  const read = (path: string, token = operator) => api.get(`/api/staff/cases/${path}`, { token })

  /** Every page of one list of a case, the first as the case itself shows it. */
  async function pagesOf<Page extends CaseReports | MergedCases>(
    { caseNo }: CaseRecord,
    list: 'reports' | 'merged'
  ): Promise<Page[]> {
    const { status, body } = await read(caseNo)
    assert.equal(status, 200)
    const pages: Page[] = [body[list]]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      const page = await read(`${caseNo}/${list}?cursor=${encodeURIComponent(next)}`)
      assert.equal(page.status, 200)
      pages.push(page.body)
    }
    return pages
  }
  const textsOf = (pages: CaseReports[]) => pages.flatMap(({ items }) => items.map(({ text }) => text))

  it('shows fifty and how many there are; each other page has the next, none twice, those of one moment too', async () => {
    const theCase = await aCase({ text: '第一位' })
    const { submittedAt } = theCase
    await manyReports(theCase, 299, index => (index % 3 ? { sentAt: new Date(submittedAt.getTime() + 60_000) } : {}))
    const pages = await pagesOf<CaseReports>(theCase, 'reports')
    assert.deepEqual(
      pages.map(({ items, count }) => [items.length, count]),
      Array(6).fill([50, 300])
    )
    assert.equal(textsOf(pages)[0], '第一位')
    assert.equal(new Set(textsOf(pages)).size, 300)
    const times = pages.flatMap(({ items }) => items.map(({ sentAt }) => sentAt))
    assert.deepEqual(times, [...times].sort())
    const first = await read(`${theCase.caseNo}/reports`)
    assert.deepEqual(first.body.items, pages[0]?.items)
  })

  it('shows the photos of a page with its reports', async () => {
    const theCase = await aCase()
    const photos = await manyPhotos(120)
    await manyReports(theCase, 60, index => ({ media: photos.slice(2 * index, 2 * index + 2) }))
    const pages = await pagesOf<CaseReports>(theCase, 'reports')
    assert.deepEqual(
      pages.flatMap(({ items }) => items.flatMap(({ media }) => media.map(({ id }) => id))),
      photos.map(String)
    )
  })

  it('knows a caller on the last page as the same person as on the first, and as the resident between them', async () => {
    const theCase = await aCase()
    const token = await api.resident()
    const resident = String((jwt.decode(token) as jwt.JwtPayload).sub)
    const phone = { phoneHash: phoneHash('13800138077'), contact: sealContact({ phone: '13800138077' }) }
    const byPhone = { source: 'hotline', ...phone } as const
    const other = { source: 'hotline', phoneHash: phoneHash('13800138078') } as const
    const facts = new Map<number, object>([
      [3, byPhone],
      [4, other],
      [120, { resident, ...phone }],
      [290, byPhone]
    ])
    const ids = await manyReports(theCase, 295, index => facts.get(index) ?? {})
    const own = String(ids[120])
    assert.equal((await api.post(`/api/reports/${own}/urge`, { token, body: {} })).status, 200)
    const pages = await pagesOf<CaseReports>(theCase, 'reports')
    const reports = new Map(pages.flatMap(({ items }) => items.map(item => [item.reportId, item] as const)))
    const mayUrge = (index: number) => (reports.get(String(ids[index])) as CaseReport).callerActions.includes('urge')
    assert.deepEqual([3, 4, 120, 290].map(mayUrge), [false, true, false, false])
    for (const [index, status] of [
      [3, 409],
      [290, 409],
      [4, 200]
    ] as const) {
      const path = `/api/staff/reports/${ids[index]}/caller-steps`
      assert.equal((await api.post(path, { token: operator, body: { action: 'urge' } })).status, status, `${index}`)
    }
  })

  it('has what was reported of the cases merged into it in the order of time, and names those by page', async () => {
    const target = await aCase({ text: '第一位' })
    await manyReports(target, 70)
    const merged = await manyMerged(target, 120)
    const lists = await pagesOf<MergedCases>(target, 'merged')
    assert.deepEqual(
      lists.map(({ items, count }) => [items.length, count]),
      [
        [50, 120],
        [50, 120],
        [20, 120]
      ]
    )
    assert.deepEqual(
      lists.flatMap(({ items }) => items),
      merged.map(({ caseNo, text }) => ({ caseNo, text }))
    )
    const pages = await pagesOf<CaseReports>(target, 'reports')
    const reports = pages.flatMap(({ items }) => items)
    assert.deepEqual([reports.length, new Set(reports.map(({ reportId }) => reportId)).size], [191, 191])
    const times = reports.map(({ sentAt }) => sentAt)
    assert.deepEqual(times, [...times].sort())
    const search = await api.post('/api/staff/caller-searches', { token: operator, body: { q: target.caseNo } })
    assert.deepEqual([search.status, search.body.items.length, search.body.more], [200, 20, true])
  })

  it('says how to reach who reported a case that was merged into a merged one, and nobody of another case', async () => {
    const [top, stranger] = [await aCase(), await aCase()]
    const [middle] = await manyMerged(top, 1)
    const [_id, caseNo] = [new Types.ObjectId(), `${top.caseNo.slice(0, 6)}20991230000001`]
    const bottom = { ...stranger, _id, caseNo, state: 'merged' as const, mergedInto: middle?.caseNo ?? '' }
    await CaseModel.collection.insertOne(bottom as never)
    const contact = { contact: sealContact({ phone: '13800138079' }) }
    const [[deep], [other]] = [
      await manyReports(bottom, 1, () => contact),
      await manyReports(stranger, 1, () => contact)
    ]
    const ask = (reportId: unknown) =>
      api.post(`/api/staff/cases/${top.caseNo}/reports/${reportId}/contact`, {
        token: operator,
        body: { reason: '核对地点' }
      })
    assert.equal((await ask(deep)).body.phone, '13800138079')
    assert.equal((await ask(other)).status, 404)
  })

  it('takes in no more than a thousand cases, and says so', async () => {
    const [target, last, full] = [await aCase(), await aCase(), await aCase()]
    await manyMerged(target, 999)
    const merge = ({ caseNo }: CaseRecord) =>
      api.post(`/api/staff/cases/${caseNo}/actions/merge`, {
        token: operator,
        body: { version: 1, into: target.caseNo }
      })
    assert.equal((await merge(last)).status, 200)
    const { status, body } = await merge(full)
    assert.deepEqual([status, body.error.code], [422, 'unknown_reference'])
    assert.match(body.error.fields.into, /最多并入 1000 件/)
  })

  it('is a task with the first photos of what was reported', async () => {
    const photos = await manyPhotos(70)
    const crowded = await aCase({ state: 'verifying', text: '很多人反映' })
    await manyReports(crowded, 70, index => ({ media: photos.slice(index, index + 1) }))
    const quiet = await aCase({ state: 'verifying', text: '一个人反映' })
    const [photo] = await manyPhotos(1)
    await manyReports(quiet, 1, () => ({ media: [photo as Types.ObjectId] }))
    const collector = await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    const { tasks } = (await api.get('/api/staff/tasks', { token: collector })).body
    const before = new Map(
      tasks.map(({ text, before }: { text: string; before: { id: string }[] }) => [text, before.map(({ id }) => id)])
    )
    assert.deepEqual(before.get('很多人反映'), photos.slice(0, 20).map(String))
    assert.deepEqual(before.get('一个人反映'), [String(photo)])
  })

  it('is read by page by those who may see it, to others it is not there, and a wrong cursor is said to be wrong', async () => {
    const theCase = await aCase({ state: 'handling' })
    await manyReports(theCase, 60)
    await manyMerged(theCase, 60)
    const stranger = await api.staff({ roles: ['handler'], department: await aDepartment('elsewhere') })
    const itself = await read(theCase.caseNo, stranger)
    const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message]
    assert.equal(itself.status, 404)
    for (const list of ['reports', 'merged']) {
      const path = `${theCase.caseNo}/${list}`
      assert.deepEqual(told(await read(path, stranger)), told(itself))
      assert.deepEqual(told(await read(`44020420261122999999/${list}`)), told(itself))
      assert.equal((await api.get(`/api/staff/cases/${path}`)).status, 401)
      const { next } = (await read(path)).body
      const wrong = ['x', '', `${next}x`, 'MS4w', Buffer.from('1.zzzzzzzzz').toString('base64url'), 'y'.repeat(301)]
      for (const cursor of wrong) {
        const { status, body } = await read(`${path}?cursor=${cursor}`)
        assert.equal(status, 400, `${list} ${cursor}`)
        assert.match(JSON.stringify(body.error), /翻页标记不对/)
      }
      assert.equal((await read(`${path}?cursor=${next}&cursor=${next}`)).status, 400)
    }
  })
})
