import assert from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import * as v from 'valibot'
import { Facts } from '../../contracts/cases/facts'
import type { CaseAction } from '../../contracts/cases/workflow'
import type { Actor } from '../../contracts/staff/roles'
import { DepartmentModel } from '../staff/model'
import { freshDatabase } from '../test/database'
import { aCase, aCatalogue, aCell, aDepartment, aStaff } from '../test/factories'
import { CaseModel } from './model'
import { presentFacts } from './present-facts'
import { upgradeHistories } from './upgrade-histories'

const at = new Date('2026-11-20T09:00:00+08:00')
const until = new Date('2026-12-31T16:30:00+08:00')

/** An entry as it was stored before there were facts. */
function old(
  action: CaseAction,
  details: [label: string, value: string][],
  by: [Actor, department?: string] = ['lead']
) {
  const [role, department] = by
  return {
    action,
    to: 'handling',
    at,
    round: 1,
    by: { id: 'somebody', name: '某人', role, ...(department && { department }) },
    media: [],
    details: details.map(([label, value]) => ({ label, value })),
    ...(details[0]?.[0] === '部门' && { department: details[0][1] })
  }
}

describe('A history from before there were facts', () => {
  freshDatabase()
  let theCase: Awaited<ReturnType<typeof aCase>>
  let handler = ''
  const stored = () => CaseModel.findById(theCase._id).orFail().lean()
  const history = [
    old('submit', []),
    old('verify', [
      ['现场情况', '属实'],
      ['离上报地点', '约 10 米']
    ]),
    old('accept', [
      ['事项', '06042 暴露垃圾'],
      ['立案条件', '以前的条件']
    ]),
    old('accept', [
      ['事项', '06042 暴露垃圾'],
      ['立案条件', '']
    ]),
    old('dispatch', [['部门', '旧市政处']]),
    old('sign', [], ['clerk', 'municipal']),
    old('return', [['回退部门', '旧市政处']], ['clerk', 'municipal']),
    old('dispatch', [['部门', '园林处']]),
    old('redispatch', [['部门', '环卫所']]),
    old('assign', [['处置人员', '老李']], ['clerk', 'sanitation']),
    old('addSubtask', [['协办部门', '园林处']]),
    old('finishSubtask', [['协办部门', '改名前的园林处']], ['clerk', 'greening']),
    old('dropSubtask', [['协办部门', '早已撤销的部门']]),
    old('grantExtension', [['延期至', '2026-11-29']]),
    old('requestSuspension', [['希望挂账至', '2026-12-31']]),
    old('suspend', [['挂账至', '2026-12-31']]),
    old('warn', [['环节', '处置']]),
    old('overdue', [['环节', '受理']]),
    old('checkFailed', [['离上报地点', '约 1.2 公里']]),
    old('reject', [['原因类别', '其他原因']]),
    old('evaluate', [
      ['是否解决', '没有解决'],
      ['评分', '2 星']
    ]),
    old('merge', [['并入案卷', '44020420261120000001']]),
    old('split', [['从案卷拆出', '44020420261120000001']]),
    old('join', [['并入案卷', '44020420261120000002']]),
    old('part', [['拆出案卷', '44020420261120000002']])
  ]

  before(async () => {
    await aCatalogue()
    await aCell()
    theCase = await aCase({ state: 'dispatched' })
    await aDepartment('municipal', '市政所')
    await aDepartment('sanitation', '环卫所')
    await aDepartment('greening', '园林处')
    handler = (await aStaff({ roles: ['handler'], department: 'sanitation', name: '老李' })).id
    const when = theCase.condition?.when ?? ''
    const [, , , accepted] = history
    if (accepted?.details[1]) accepted.details[1].value = when
    await CaseModel.collection.updateOne({ _id: theCase._id }, {
      $set: { history, suspended: { before: 'handling', until } }
    } as never)
  })

  it('gets them once, however many processes start, and nothing else changes', async () => {
    const { history: _, ...before } = await stored()
    await Promise.all([upgradeHistories(), upgradeHistories(), upgradeHistories()])
    assert.equal(await upgradeHistories(), 0)
    const { history: upgraded, ...after } = await stored()
    assert.deepEqual(after, before)
    for (const [index, entry] of upgraded.entries()) {
      const { details, department, ...rest } = history[index] ?? old('submit', [])
      const { facts, ...others } = entry
      assert.deepEqual(others, rest)
      assert.equal(facts !== undefined, details.length > 0, entry.action)
      assert.ok(v.is(v.partial(Facts), facts ?? {}), JSON.stringify(facts))
    }
  })

  it('reads as it did', async () => {
    const { history: upgraded } = await stored()
    for (const [index, entry] of upgraded.entries()) assert.deepEqual(presentFacts(entry), history[index]?.details)
  })

  it('names departments and people by what they are now, where anybody can tell', async () => {
    const { history: upgraded } = await stored()
    const of = (action: CaseAction) => upgraded.filter(entry => entry.action === action).map(({ facts }) => facts)
    assert.deepEqual(
      of('dispatch').map(facts => facts?.department?.id),
      ['municipal', 'greening']
    )
    assert.equal(of('redispatch')[0]?.department?.id, 'sanitation')
    assert.equal(of('return')[0]?.formerDepartment?.id, 'municipal')
    assert.equal(of('assign')[0]?.handler?.id, handler)
    assert.equal(of('finishSubtask')[0]?.helper?.id, 'greening')
    assert.equal(of('dropSubtask')[0]?.helper?.id, '')
    assert.deepEqual(of('accept')[1]?.condition, theCase.condition)
    assert.deepEqual(of('suspend')[0]?.until, until)
    assert.deepEqual(of('grantExtension')[0]?.until, new Date('2026-11-29T00:00:00+08:00'))
  })

  it('is not touched where a step of today stands beside it', async () => {
    await CaseModel.collection.updateOne({ _id: theCase._id }, {
      $push: { history: old('dispatch', [['部门', '环卫所']]) }
    } as never)
    const before = (await stored()).history.slice(0, -1)
    await DepartmentModel.updateOne({ _id: 'greening' }, { $set: { name: '绿化处' } })
    assert.equal(await upgradeHistories(), 1)
    const { history: after } = await stored()
    assert.deepEqual(after.slice(0, -1), before)
    assert.deepEqual(after.at(-1)?.facts, { department: { id: 'sanitation', name: '环卫所' } })
  })
})
