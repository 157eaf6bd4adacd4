import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { serve } from '../serve'
import * as change from './roles/change-role'
import { historyOf, presentRole, presentRoles } from './roles/present-roles'

export function roleRoutes(router: Router) {
  serve(router, api.roles, () => presentRoles())

  serve(router, api.newRole, async ({ who, body }) => presentRole(await change.makeRole(body, who)))

  serve(router, api.roleHistory, ({ params }) => historyOf(params.role))

  serve(router, api.changeRole, async ({ who, params, body }) => {
    await change.changeRole(params.role, body, who)
    return presentRole(params.role)
  })

  serve(router, api.closeRole, async ({ who, params, body }) => {
    await change.closeRole(params.role, body.version, who)
    return presentRole(params.role)
  })

  serve(router, api.openRoleAgain, async ({ who, params, body }) => {
    await change.openRoleAgain(params.role, body.version, who)
    return presentRole(params.role)
  })
}
