import { randomUUID } from 'node:crypto'
import { chinaDay, dayMs } from '../../../contracts/china-time'
import { rememberingFrom } from '../../http/asked-from'
import { AccountModel } from '../../staff/model'
import { openStaffSession } from '../../staff/session'
import type { TestApi } from '../api'
import { dutyGrid } from '../factories'
import { codeOf, factorPath } from '../second-factors'
import { aPerson, done, type Person, type Recipes } from './recipe'

const day = (after: number) => chinaDay(Date.now() + after * dayMs)
const password = 'a long enough password'
const head = '用户名,姓名,岗位,部门,责任网格\n'

/** Rows about accounts, roles, one's own password, second factor and sessions, stand-ins and absences. */
export function accountRecipes(api: TestApi): Recipes {
  const officer = () => aPerson({ roles: ['security'], name: '安全员' })
  const someone = (name = '原来的名字') => aPerson({ roles: ['operator'], name })
  const path = '/api/staff/accounts'
  const version = async ({ id }: Person) => (await AccountModel.findById(id).orFail().lean()).version ?? 0
  const about = async (more: (of: Person) => Promise<object> = async of => ({ version: await version(of) })) => {
    const of = await someone()
    return { by: await officer(), params: { account: of.id }, body: await more(of), subject: of.username }
  }
  const aRole = async (by: Person) => {
    const name = `岗位${randomUUID().slice(0, 8)}`
    const role = await done(api, by, '/api/staff/roles', { name, rights: ['seeAllCases'], secondFactor: false })
    return { role, name }
  }
  const onRole = async () => {
    const by = await officer()
    const { role, name } = await aRole(by)
    return { by, params: { role: role.id }, body: { version: role.version }, subject: name }
  }
  const enrolled = async () => {
    const by = await someone()
    const offer = await done(api, by, factorPath, { password })
    const { token } = await done(api, by, `${factorPath}/confirm`, { offer: offer.offer, code: codeOf(offer.secret) })
    await AccountModel.updateOne({ _id: by.id }, { $set: { 'secondFactor.lastStep': 0 } })
    return { by: { ...by, token }, secret: offer.secret as string }
  }
  const twiceSignedIn = async () => {
    const by = await someone()
    const account = await AccountModel.findById(by.id).orFail()
    const phone = { address: '10.0.0.9', device: 'a phone', client: 'phone' } as const
    await rememberingFrom(phone, () => openStaffSession(account))
    return by
  }
  const twoCollectors = () =>
    Promise.all([
      aPerson({ roles: ['collector'], name: '小王', dutyGrids: [dutyGrid] }),
      aPerson({ roles: ['collector'], name: '小李' })
    ])
  const standIn = async (colleague: Person, person: Person) => {
    const body = { person: person.id, from: day(0), to: day(3) }
    return (await done(api, colleague, '/api/staff/stand-ins', body)).forMe[0].id as string
  }
  const table = () => `${head}user-${randomUUID().slice(0, 8)},王芳,受理员,,\n`

  return {
    newAccount: async () => {
      const username = `made-${randomUUID().slice(0, 8)}`
      const body = { username, name: '新来的', roles: ['operator'] }
      return { by: await officer(), body, subject: username, changes: [{ what: '姓名', after: '新来的' }] }
    },
    changeAccount: async () => ({
      ...(await about(async of => ({ version: await version(of), name: '现在的名字', roles: ['operator'] }))),
      changes: [{ what: '姓名', before: '原来的名字', after: '现在的名字' }]
    }),
    closeAccount: () => about(),
    openAgain: async () => {
      const told = await about()
      const { version } = await done(api, told.by, `${path}/${told.params.account}/close`, told.body)
      return { ...told, body: { version } }
    },
    resetPassword: () => about(),
    unlockAccount: () => about(async () => ({})),
    endSessions: () => about(async () => ({})),
    resetSecondFactor: async () => {
      const { by: of } = await enrolled()
      return {
        by: await officer(),
        params: { account: of.id },
        body: { version: await version(of) },
        subject: of.username
      }
    },
    importAccounts: async () => {
      const by = await officer()
      const rows = table()
      const { body } = await api.upload(by.token, Buffer.from(rows), '/api/staff/account-imports/check')
      return { by, table: rows, query: `?plan=${body.plan}` }
    },
    reprintPasswords: async () => {
      const by = await officer()
      const body = { username: `made-${randomUUID().slice(0, 8)}`, name: '新来的', roles: ['operator'] }
      const { account } = await done(api, by, path, body)
      return { by, body: { accounts: [account.id] } }
    },
    newRole: async () => {
      const name = `岗位${randomUUID().slice(0, 8)}`
      return { by: await officer(), body: { name, rights: ['seeAllCases'], secondFactor: false }, subject: name }
    },
    changeRole: async () => {
      const told = await onRole()
      const body = { ...told.body, name: told.subject, rights: ['seeAllCases'], secondFactor: true }
      return { ...told, body, changes: [{ what: '动态验证码', before: '不要求', after: '必须开通' }] }
    },
    closeRole: onRole,
    openRoleAgain: async () => {
      const told = await onRole()
      const { version } = await done(api, told.by, `/api/staff/roles/${told.params.role}/close`, told.body)
      return { ...told, body: { version } }
    },
    changePassword: async () => {
      const by = await someone()
      return { by, body: { current: password, password: '换过的一个很长的密码' }, subject: by.username }
    },
    confirmSecondFactor: async () => {
      const by = await someone()
      const { offer, secret } = await done(api, by, factorPath, { password })
      return { by, body: { offer, code: codeOf(secret) }, subject: by.username }
    },
    newRecoveryCodes: async () => {
      const { by, secret } = await enrolled()
      return { by, body: { code: codeOf(secret) }, subject: by.username }
    },
    signOut: async () => ({ by: await someone() }),
    endOwnSession: async () => {
      const by = await twiceSignedIn()
      const { body } = await api.get('/api/staff/sessions', { token: by.token })
      const other = body.find(({ current }: { current: boolean }) => !current)
      return { by, params: { session: other?.id } }
    },
    endOtherSessions: async () => ({ by: await twiceSignedIn(), body: {} }),
    newOwnStandIn: async () => {
      const [by, person] = await twoCollectors()
      return { by, body: { person: person.id, from: day(0), to: day(3) } }
    },
    endOwnStandIn: async () => {
      const [by, person] = await twoCollectors()
      return { by, params: { standIn: await standIn(by, person) } }
    },
    newStandIn: async () => {
      const [colleague, person] = await twoCollectors()
      const body = { person: person.id, from: day(0), to: day(3) }
      return { by: await officer(), params: { account: colleague.id }, body }
    },
    endStandIn: async () => {
      const [colleague, person] = await twoCollectors()
      const params = { account: colleague.id, standIn: await standIn(colleague, person) }
      return { by: await officer(), params }
    },
    ownAbsence: async () => {
      const [by] = await twoCollectors()
      return { by, body: { days: { from: day(0), to: day(1) } } }
    },
    collectorAbsence: async () => {
      const [collector] = await twoCollectors()
      const by = await aPerson({ roles: ['lead'] })
      return { by, params: { collector: collector.id }, body: { days: { from: day(0), to: day(1) } } }
    }
  }
}
