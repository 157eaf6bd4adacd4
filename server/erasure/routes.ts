import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import { eraseResident } from './erase-resident'

export function erasureRoutes(router: Router) {
  serve(router, api.erase, ({ who, body }) => eraseResident(who.id, body))
}
