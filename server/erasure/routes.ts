import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { eraseForCaller } from './erase-for-caller'
import { eraseResident } from './erase-resident'

export function erasureRoutes(router: Router) {
  serve(router, api.erase, ({ who, body }) => eraseResident(who.id, body))

  serve(router, api.eraseForCaller, ({ who, params, body }) => eraseForCaller(who, params.reportId, body))
}
