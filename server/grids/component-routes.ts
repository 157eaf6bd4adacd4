import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { stateOf } from '../../contracts/cases/states'
import { historyOf } from '../basedata/history'
import { keepLastChange } from '../basedata/things/change-thing'
import { CaseReader } from '../cases/readers'
import { PlaceCodeReader } from '../codes/readers'
import { Refusal } from '../http/refusal'
import { serve } from '../serve'
import { componentsOnMap } from './component-counts'
import { componentThings } from './component-kind'
import { namesOf, pageOfComponents, presenter } from './list-components'
import { ComponentModel } from './model'

const shownCases = 20

export function componentRoutes(router: Router) {
  serve(router, api.baseComponents, ({ query }) => pageOfComponents(query))

  serve(router, api.componentMap, ({ query: { box } }) => {
    const [minX, minY, maxX, maxY] = box ?? []
    return componentsOnMap(
      minX !== undefined && minY !== undefined && maxX !== undefined && maxY !== undefined
        ? { minX, minY, maxX, maxY }
        : undefined
    )
  })

  serve(router, api.baseComponent, async ({ params: { component: id } }) => {
    const stored = await ComponentModel.findById(id).lean()
    if (!stored) throw new Refusal('not_found', '没有这个部件')
    await keepLastChange(componentThings, stored as never)
    const [code, cases, history, names] = await Promise.all([
      PlaceCodeReader.findOne({ component: id, state: { $in: ['posted', 'damaged'] } }, { _id: 1 }).lean(),
      CaseReader.find({ gridCode: stored.gridCode, component: id }, { caseNo: 1, state: 1, submittedAt: 1 })
        .sort({ submittedAt: -1 })
        .limit(shownCases)
        .lean(),
      historyOf('component', id),
      namesOf()
    ])
    return {
      component: await presenter(names)(stored),
      ...(code && { code: code._id }),
      cases: cases.map(({ caseNo, state, submittedAt }) => ({
        caseNo,
        state: stateOf(state).label,
        submittedAt: submittedAt.toISOString()
      })),
      history: history.map(({ version, at, by, note, changes }) => ({
        version,
        at: at.toISOString(),
        by: by.name ?? '',
        note: note ?? '',
        changes: changes.map(({ what, before, after }) => ({
          what,
          ...(before && { before }),
          ...(after && { after })
        }))
      }))
    }
  })
}
