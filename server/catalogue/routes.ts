import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { listMatters, listTopics } from './catalogue'

export function catalogueRoutes(router: Router) {
  serve(router, api.topics, () => listTopics())
  serve(router, api.matters, async () => [...(await listMatters())])
}
