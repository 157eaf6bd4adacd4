import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { openStates } from '../../contracts/cases/states'
import { latestAbout } from '../audit/find-entries'
import { presentEntry } from '../audit/present'
import { CaseReader } from '../cases/readers'
import { pageOf } from '../db/page'
import { unknownGrids } from '../grids/unknown-grids'
import { admitUpload } from '../media/admit-upload'
import { serve } from '../serve'
import { readTableOf } from '../tables/read-table'
import { accountOf, accountsMatching, presentManaged } from './find-accounts'
import { type AccountColumn, accountTable } from './importing/account-table'
import { checkFromConsole, importFromConsole, reprintFromConsole } from './importing/from-console'
import * as manage from './manage-accounts'
import { endOtherSessions, endOwnSession, ownSessions, runningSessions } from './own-sessions'
import { changePassword } from './password'
import { roleNames } from './roles/kept-roles'
import { handOver } from './session-cookie'

const readAccounts = (table: Uint8Array) => readTableOf<AccountColumn>(accountTable, table)

export function accountRoutes(router: Router) {
  serve(router, api.accounts, async ({ query }) => {
    const { items, next } = await pageOf(accountsMatching(query).lean(), query, { field: 'createdAt', direction: -1 })
    return { items: await Promise.all(items.map(presentManaged)), ...(next && { next }) }
  })

  serve(router, api.newAccount, async ({ who, body }) => told(await manage.makeAccount(body, who, unknownGrids)))

  serve(router, api.checkAccounts, ({ ctx, who }) =>
    admitUpload(ctx, who.id, async table => checkFromConsole(await readAccounts(table), unknownGrids))
  )

  serve(router, api.importAccounts, ({ ctx, who: by, query: { plan } }) =>
    admitUpload(ctx, by.id, async table => importFromConsole(await readAccounts(table), { by, unknownGrids, plan }))
  )

  serve(router, api.reprintPasswords, ({ who, body }) => reprintFromConsole(body.accounts, who))

  serve(router, api.managedAccount, async ({ params: { account: id } }) => {
    const account = await presentManaged(await accountOf(id))
    const openCases = await CaseReader.countDocuments({ 'handler.id': id, state: { $in: openStates } })
    return { account, openCases, sessions: (await runningSessions(id)).length }
  })

  serve(router, api.lately, async ({ params: { account: id } }) => {
    const { username } = await accountOf(id)
    const nameOf = await roleNames()
    return (await latestAbout(username)).map(entry => presentEntry(entry, nameOf))
  })

  serve(router, api.changeAccount, async ({ who, params, body }) =>
    presentManaged(await manage.changeAccount(params.account, body, who, unknownGrids))
  )

  serve(router, api.closeAccount, async ({ who, params, body }) =>
    presentManaged(await manage.closeAccount(params.account, body.version, who))
  )

  serve(router, api.openAgain, async ({ who, params, body }) =>
    presentManaged(await manage.openAgain(params.account, body.version, who, unknownGrids))
  )

  serve(router, api.resetPassword, async ({ who, params, body }) =>
    told(await manage.resetPassword(params.account, body.version, who))
  )

  serve(router, api.resetSecondFactor, async ({ who, params, body }) =>
    presentManaged(await manage.resetSecondFactor(params.account, body.version, who))
  )

  serve(router, api.unlockAccount, ({ who, params }) => manage.unlockAccount(params.account, who))

  serve(router, api.endSessions, ({ who, params }) => manage.endSessions(params.account, who))

  serve(router, api.ownSessions, ({ who }) => ownSessions(who))

  serve(router, api.endOwnSession, ({ who, params }) => endOwnSession(params.session, who))

  serve(router, api.endOtherSessions, ({ who }) => endOtherSessions(who))

  // Asking it is what keeps the session alive.
  serve(router, api.stayOn, async () => undefined)

  serve(router, api.changePassword, async ({ ctx, who, body }) =>
    handOver(ctx, await changePassword(who, body, ctx.ip))
  )
}

async function told({ account, password }: Awaited<ReturnType<typeof manage.makeAccount>>) {
  return { account: await presentManaged(account), password }
}
