import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { isOpen } from '../../contracts/cases/states'
import { countCodes } from '../../contracts/statistics/counts'
import { type Dimension, dimensions } from '../../contracts/statistics/dimensions'
import type { Backlog, FigureCases, Figures, NumberCode } from '../../contracts/statistics/figures'
import { timedKinds } from '../../contracts/statistics/rates'
import { CaseModel } from '../cases/model'
import { visibleTo } from '../cases/steps/policy'
import type { Staff } from '../staff/account'
import { testApi } from '../test/api'
import { aCatalogue, aCell, aDepartment, dutyGrid } from '../test/factories'
import { chance } from '../test/made-up/chance'
import { randomLives } from '../test/random-lives'
import { scopeOf } from './audience-of'
import { casesIn } from './cases-in'
import { countCases } from './count-cases'
import { countEverything } from './count-everything'
import { figuresOf } from './figures-of'
import { presentSums } from './present-figures'

const steps = 150
const period = { from: '2025-09-25', to: '2025-12-31' }
const inPeriod = `from=${period.from}&to=${period.to}`
const everyDimension = Object.keys(dimensions) as Dimension[]

/** Who sees what: everything, one department's cases, or those in some cells. */
const people: Record<string, Staff> = {
  lead: staffWith({ rights: ['seeAllCases'] }),
  clerk: staffWith({ rights: ['seeDepartmentCases'], department: 'municipal' }),
  collector: staffWith({ rights: ['seeGridCases'], dutyGrids: [dutyGrid] }),
  nobody: staffWith({ rights: [] })
}

function staffWith(facts: Partial<Staff>): Staff {
  return { id: 'f'.repeat(24), name: '某人', dutyGrids: [], ...facts } as Staff
}

describe('A number of the evaluation', () => {
  const api = testApi()
  let lead = ''
  let clerk = ''

  before('cases live through steps by chance', async () => {
    await aCatalogue()
    await aCell()
    for (const id of ['municipal', 'sanitation']) await aDepartment(id)
    await api.staff({ roles: ['collector'], dutyGrids: [dutyGrid] })
    lead = await api.staff({ roles: ['lead'] })
    clerk = await api.staff({ roles: ['clerk'], department: 'municipal' })
    const lives = randomLives(chance(23), new Date('2025-09-25T09:00:00+08:00'))
    for (let taken = 0; taken < steps; ) if (await lives.live()) taken += 1
    await countEverything()
  })

  const get = async <T>(path: string, token = lead): Promise<T> => {
    const answer = await api.get(path, { token })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body
  }

  for (const [name, staff] of Object.entries(people)) {
    it(`has as many in its list as it says, by every dimension, for ${name}`, async () => {
      const scope = await scopeOf(staff)
      const visible = await CaseModel.find({ $and: [{}, await visibleTo(staff)] }, { caseNo: 1 }).lean()
      const seen = new Set(visible.map(({ caseNo }) => caseNo))
      let numbers = 0
      for (const by of everyDimension) {
        const asked = { ...period, by, basis: 'owed' as const, now: new Date(), scope }
        const { total, rows } = await figuresOf(asked)
        const all = [...(by === 'none' ? [['', total] as const] : rows)]
        for (const [key, sums] of all) {
          const { counts, durations } = presentSums(sums)
          const told: [NumberCode, number][] = [
            ...countCodes.map(code => [code, counts[code] ?? 0] as [NumberCode, number]),
            ...timedKinds.map(kind => [`time.${kind}`, durations[kind]?.count ?? 0] as [NumberCode, number])
          ]
          for (const [number, count] of told) {
            const list = await casesIn({ ...asked, number, key, limit: by === 'none' ? 1000 : 1 })
            assert.equal(list.count, count, `${number} by ${by} ${key}`)
            if (by !== 'none') continue
            numbers += count
            assert.equal(list.items.length, count)
            for (const { caseNo } of list.items) assert.ok(seen.has(caseNo), `${name} may not open ${caseNo}`)
          }
        }
      }
      assert.equal(numbers > 0, name !== 'nobody')
    })
  }

  it('is listed page by page, each piece once', async () => {
    const { total } = await get<Figures>(`/api/staff/figures?${inPeriod}`)
    const whole = await get<FigureCases>(`/api/staff/figures/cases?${inPeriod}&number=dispatch&limit=100`)
    const paged: FigureCases['items'] = []
    let cursor = ''
    do {
      const path = `/api/staff/figures/cases?${inPeriod}&number=dispatch&limit=3${cursor}`
      const page: FigureCases = await get(path)
      paged.push(...page.items)
      cursor = page.next ? `&cursor=${page.next}` : ''
    } while (cursor)
    assert.deepEqual(paged, whole.items)
    assert.equal(paged.length, total.counts.dispatch)
    assert.ok(paged.every(({ from, matter, department }) => from && matter && department))
  })

  it('of each part of the city adds up to the whole', async () => {
    for (const by of everyDimension.filter(each => each !== 'none')) {
      const { total, rows } = await get<Figures>(`/api/staff/figures?${inPeriod}&by=${by}`)
      for (const code of countCodes) {
        const sum = rows.reduce((all, { counts }) => all + (counts[code] ?? 0), 0)
        assert.equal(sum, total.counts[code] ?? 0, `${code} by ${by}`)
      }
    }
  })

  it('counts for a department what its people see, and says so', async () => {
    const [whole, part] = [
      await get<Figures>(`/api/staff/figures?${inPeriod}`),
      await get<Figures>(`/api/staff/figures?${inPeriod}`, clerk)
    ]
    assert.deepEqual([whole.part, part.part], [false, true])
    assert.equal(part.total.counts.report, await CaseModel.countDocuments({ 'department.id': 'municipal' }))
    const { items } = await get<FigureCases>(`/api/staff/figures/cases?${inPeriod}&number=report&limit=100`, clerk)
    for (const { caseNo } of items) await get(`/api/staff/cases/${caseNo}`, clerk)
  })

  it('says how many cases have changed since', async () => {
    const before = await get<Figures>(`/api/staff/figures?${inPeriod}`)
    assert.deepEqual([before.waiting, before.waitingSince, before.upToDate], [0, undefined, true])
    const { caseNo, version } = await CaseModel.findOne({ state: 'submitted' }).orFail().lean()
    const body = { version, matter: '06010', condition: '06010-1' }
    const operator = await api.staff({ roles: ['operator'] })
    assert.equal((await api.post(`/api/staff/cases/${caseNo}/actions/accept`, { token: operator, body })).status, 200)
    const after = await get<Figures>(`/api/staff/figures?${inPeriod}`)
    assert.ok(after.waiting === 1 && after.waitingSince && !after.upToDate)
    await countCases()
    const half = await get<Figures>(`/api/staff/figures?${inPeriod}`)
    assert.deepEqual([half.waiting, half.upToDate], [0, false])
    await countEverything()
    const counted = await get<Figures>(`/api/staff/figures?${inPeriod}`)
    assert.equal(counted.total.counts.accepted, (before.total.counts.accepted ?? 0) + 1)
  })

  it('of the backlog opens its cases, too, by age and every dimension', async () => {
    for (const [token, own] of [
      [lead, {}],
      [clerk, { 'department.id': 'municipal' }]
    ] as const) {
      const all = (await CaseModel.find(own).lean()).filter(({ state }) => isOpen(state))
      for (const by of ['none', 'department', 'community', 'matter', 'major', 'source'] as const) {
        const { total, rows } = await get<Backlog>(`/api/staff/figures/backlog?by=${by}`, token)
        const sum = (ages: Record<string, number>) => Object.values(ages).reduce((one, other) => one + other, 0)
        assert.equal(sum(total), all.length)
        for (const { key, ages } of rows) {
          for (const [age, count] of Object.entries(ages)) {
            const path = `/api/staff/figures/backlog/cases?by=${by}&key=${key}&age=${age}&limit=100`
            const list = await get<FigureCases>(path, token)
            assert.deepEqual([list.count, list.items.length], [count, count], `${by} ${key} ${age}`)
          }
        }
      }
    }
  })

  it('is for those who may see figures, for a period that there is, and for no more than a year', async () => {
    assert.equal((await api.get(`/api/staff/figures?${inPeriod}`)).status, 401)
    const handler = await api.staff({ roles: ['handler'], department: 'municipal' })
    assert.equal((await api.get(`/api/staff/figures?${inPeriod}`, { token: handler })).status, 403)
    for (const wrong of [
      'from=2025-02-30&to=2025-03-01',
      'from=2025-10-02&to=2025-10-01',
      'from=2020-01-01&to=2025-10-01',
      `${inPeriod}&by=person`,
      `${inPeriod}&area=12`,
      'from=2025-10-01'
    ]) {
      const { status, body } = await api.get(`/api/staff/figures?${wrong}`, { token: lead })
      assert.deepEqual([status, typeof body.error.message], [400, 'string'], wrong)
    }
    for (const path of [
      `figures/cases?${inPeriod}&number=report&cursor=zzz`,
      `figures/cases?${inPeriod}&number=nothing`,
      'figures/backlog/cases?cursor=zzz',
      'figures/backlog?by=day'
    ]) {
      assert.equal((await api.get(`/api/staff/${path}`, { token: lead })).status, 400, path)
    }
  })
})
