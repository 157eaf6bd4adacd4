import type Router from 'koa-router'
import { api } from '../../contracts/api'
import type { StandIns, StandInView } from '../../contracts/staff/stand-ins'
import { serve } from '../serve'
import { openAccount, openAccounts } from './kept-staff'
import { allRoles } from './roles/kept-roles'
import { arrangeStandIn } from './standing-in/arrange'
import { endStandIn, standInsOf } from './standing-in/end'
import { hasAllOf, whyNotFor } from './standing-in/whether-may'

export function standInRoutes(router: Router) {
  serve(router, api.ownStandIns, ({ who }) => present(who.id, true))

  serve(router, api.newOwnStandIn, async ({ who, body }) => {
    await arrangeStandIn(who.id, body, who)
    return present(who.id, true)
  })

  serve(router, api.endOwnStandIn, ({ who, params }) => endStandIn(who.id, params.standIn, who))

  serve(router, api.standInsOfAccount, ({ params }) => present(params.account, false))

  serve(router, api.newStandIn, async ({ who, params, body }) => {
    await arrangeStandIn(params.account, body, who)
    return present(params.account, false)
  })

  serve(router, api.endStandIn, ({ who, params }) => endStandIn(params.account, params.standIn, who))
}

async function present(id: string, own: boolean): Promise<StandIns> {
  const { forMe, forOthers } = await standInsOf(id)
  const colleague = await openAccount(id)
  const roles = await allRoles()
  const candidates = colleague
    ? (await openAccounts()).filter(
        person => whyNotFor(person, colleague, [], roles) === undefined && (!own || hasAllOf(person, colleague, roles))
      )
    : []
  return {
    forMe: await Promise.all(forMe.map(view)),
    forOthers: await Promise.all(forOthers.map(view)),
    candidates: candidates.map(({ _id, name }) => ({ id: String(_id), name }))
  }
}

async function view({
  colleague,
  standIn
}: Awaited<ReturnType<typeof standInsOf>>['forMe'][number]): Promise<StandInView> {
  const { _id, person, from, to, setBy } = standIn
  return {
    id: String(_id),
    colleague: { id: String(colleague._id), name: colleague.name },
    person: { id: person, name: (await openAccount(person))?.name ?? '已停用的账号' },
    from,
    to,
    setBy
  }
}
