import type Router from 'koa-router'
import { api } from '../../contracts/api'
import type { CodeView } from '../../contracts/codes/views'
import { openCasesAt } from '../cases/lists/open-cases-at'
import { listTopics } from '../catalogue/catalogue'
import { ComponentReader } from '../grids/readers'
import { serve } from '../serve'
import { scanCode } from './resolve-code'
import { codesOfSamePlaces } from './same-place'

/** What anybody may see of a code: its place and the public facts of the cases there. */
export function codesRoutes(router: Router) {
  serve(router, api.code, async ({ params }): Promise<CodeView> => {
    const code = await scanCode(params.code)
    const [component, openCases, topics] = await Promise.all([
      code.component ? ComponentReader.findById(code.component).lean() : undefined,
      codesOfSamePlaces([code._id]).then(openCasesAt),
      listTopics()
    ])
    const suggested = code.topics.length > 0 ? code.topics : topics.map(topic => topic.id)
    return {
      code: code._id,
      name: code.name,
      address: code.address,
      point: code.point,
      ...(code.gridCode && { gridCode: code.gridCode }),
      ...(component && { component: { id: component._id, name: component.name } }),
      openCases,
      topics: suggested
    }
  })
}
