import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'mocha'
import mongoose, { type mongo, Types } from 'mongoose'
import { separated } from '../../../contracts/accounts/separate'
import { defaultRightsOf, givenRights, type Right } from '../../../contracts/staff/rights'
import { AuditModel } from '../../audit/model'
import { forgetKept } from '../../db/marks'
import { setSettings, settings } from '../../settings'
import { testApi } from '../../test/api'
import { aDepartment, aStaff } from '../../test/factories'
import { checkRows } from '../importing/check-rows'
import { AccountModel } from '../model'
import { openStaffSession } from '../session'
import { readRoles } from './kept-roles'
import { RoleModel } from './model'
import { unionOf } from './together'

describe('Roles', () => {
  const api = testApi()
  let officer = ''
  let officerId = ''
  const given = (role: Parameters<typeof defaultRightsOf>[0][number]) =>
    givenRights.filter(right => defaultRightsOf([role]).includes(right))

  before(async () => {
    await aDepartment('municipal')
  })

  beforeEach('a city with two security officers, whose roles are as built in', async () => {
    await AccountModel.deleteMany({})
    await RoleModel.deleteMany({})
    const { account, id } = await aStaff({ roles: ['security'], name: '安全员' })
    await aStaff({ roles: ['security'], name: '另一位' })
    officerId = id
    officer = (await openStaffSession(account)).token
  })

  const post = (path: string, body: object, token = officer) => api.post(`/api/staff/roles${path}`, { token, body })
  const rolesNow = async () => (await api.get('/api/staff/roles', { token: officer })).body
  const roleNow = async (id: string) => (await rolesNow()).find((each: { id: string }) => each.id === id)
  let names = 0
  const aRole = async (rights: readonly Right[], facts: object = {}) => {
    const { status, body } = await post('', { name: `岗位第${++names}号`, rights, secondFactor: false, ...facts })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  const change = async (id: string, facts: object) => {
    const { name, rights, secondFactor, version } = await roleNow(id)
    return post(`/${id}`, { name, rights, secondFactor, version, ...facts })
  }
  const somebody = async (roles: string[], facts: object = {}) => {
    const { account, id } = await aStaff({ roles, ...facts })
    return { id, token: (await openStaffSession(account)).token }
  }

  it('are the built-in ones from the start, each with what it usually may do', async () => {
    const roles = await rolesNow()
    assert.deepEqual(
      roles.map(({ id }: { id: string }) => id),
      [...(await readRoles()).keys()]
    )
    for (const { rights, usualRights, builtIn } of roles) assert.deepEqual([rights, builtIn], [usualRights, true])
    assert.equal(roles.find(({ id }: { id: string }) => id === 'security').accounts, 2)
  })

  it('are made by the city, with who made them, when and what, and are told apart by their names', async () => {
    const role = await aRole(['readCodes', 'watchWall'], { name: '街道网格长' })
    assert.deepEqual([role.rights, role.builtIn, role.version], [['watchWall', 'readCodes'], false, 1])
    for (const name of ['街道网格长', '值班长', '街道 网格长', '一', 'Operator', '街·道网格长'])
      assert.equal((await post('', { name, rights: ['readCodes'], secondFactor: false })).status, 400, name)
    const two = await Promise.all(
      [1, 2].map(() => post('', { name: '督察', rights: ['watchWall'], secondFactor: false }))
    )
    assert.deepEqual(two.map(({ status }) => status).sort(), [201, 400])
    const [history] = (await api.get(`/api/staff/roles/${role.id}/history`, { token: officer })).body
    assert.deepEqual([history.by, history.label], ['安全员', '新建'])
    assert.deepEqual(history.changes[1], { what: '增加权限', after: '看督办墙、查看二维码' })
    const entry = await AuditModel.findOne({ action: 'roleMade', subject: '街道网格长' }).lean()
    assert.equal(entry?.by?.name, '安全员')
  })

  it('changed hold from the next request on, also where another process changed them', async () => {
    const role = await aRole(['readCodes'])
    const { token } = await somebody([role.id])
    const codes = async () => (await api.get('/api/staff/codes', { token })).status
    const wall = async () => (await api.get('/api/staff/wall', { token })).status
    assert.deepEqual([await codes(), await wall()], [200, 403])
    const changed = await change(role.id, { rights: ['watchWall'] })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.deepEqual([await codes(), await wall()], [403, 200])
    const stored = await AccountModel.findOne({ roles: role.id }).orFail().lean()
    assert.deepEqual(stored.roleVersions, { [role.id]: 2 })
    // As another process writes it: past what this one has marked.
    const { db } = mongoose.connection
    const byId = { _id: role.id } as mongo.Filter<mongo.BSON.Document>
    await db?.collection('roles').updateOne(byId, { $set: { rights: ['readCodes'], version: 3 } })
    await db?.collection('accounts').updateOne({ roles: role.id }, { $max: { [`roleVersions.${role.id}`]: 3 } })
    assert.deepEqual([await codes(), await wall()], [200, 403])
  })

  it('built in are kept as what differs, so that what a later version brings reaches them', async () => {
    const { token } = await somebody(['operator'])
    const rights: Right[] = [...given('operator').filter(right => right !== 'seeContacts'), 'watchWall']
    const { body } = await change('operator', { rights })
    assert.deepEqual(
      body.rights,
      givenRights.filter(right => rights.includes(right))
    )
    assert.ok(body.usualRights.includes('seeContacts'))
    const stored = await RoleModel.findById('operator').orFail().lean()
    assert.deepEqual([stored.rights, stored.taken], [['watchWall'], ['seeContacts']])
    assert.equal((await api.get('/api/staff/wall', { token })).status, 200)
    const [{ changes }] = (await api.get('/api/staff/roles/operator/history', { token: officer })).body
    assert.deepEqual(changes, [
      { what: '增加权限', after: '看督办墙' },
      { what: '去掉权限', before: '查看上报人的联系方式' }
    ])
    assert.equal((await change('operator', { name: '接线员' })).status, 400)
    assert.equal((await post('/operator/close', { version: 1 })).status, 409)
  })

  it('are changed by one at a time: the second reads who was first, and nothing is lost', async () => {
    const role = await aRole(['readCodes'])
    const facts = { name: role.name, secondFactor: false, version: 1 }
    const both = await Promise.all([
      post(`/${role.id}`, { ...facts, rights: ['watchWall'] }),
      post(`/${role.id}`, { ...facts, rights: ['readRules'] })
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    const late = both.find(({ status }) => status === 409)
    assert.deepEqual(
      [late?.body.error.code, late?.body.error.message],
      ['role_changed', '安全员刚改过这个岗位，请看最新内容后再改；您填的内容还在']
    )
    const first = await Promise.all(
      [1, 2].map(each =>
        post('/operator', {
          name: '受理员',
          secondFactor: false,
          version: 0,
          rights: [...given('operator'), each === 1 ? 'watchWall' : 'setAbsences']
        })
      )
    )
    assert.deepEqual(first.map(({ status }) => status).sort(), [200, 409])
  })

  it('never hold the rights of two of the three, nor such a right with work on cases', async () => {
    const together: Right[][] = [
      ['manageAccounts', 'readAudit'],
      ['manageBaseData', 'manageRetention'],
      ['readAudit', 'setCalendar'],
      ['manageAccounts', 'actAsOperator'],
      ['manageBaseData', 'seeAllCases'],
      ['readAudit', 'seeContacts']
    ]
    for (const rights of together) {
      const { status, body } = await post('', { name: `试试${++names}`, rights, secondFactor: true })
      assert.deepEqual([status, Object.keys(body.error.fields)], [400, ['rights']], rights.join())
    }
    const foreign = await change('lead', { rights: [...given('lead'), 'manageBaseData'] })
    assert.equal(foreign.status, 400)
    const swapped = await change('administrator', { rights: ['seeAllCases'] })
    assert.equal(swapped.body.error.message, '「系统管理员」不能有这些权限：查看全部案卷')
  })

  it('are refused a right that would break an account, and the account is named', async () => {
    const role = await aRole(['setDispatch'])
    await somebody([role.id, 'administrator'], { name: '张三', username: 'zhangsan' })
    const broken = await change(role.id, { rights: ['setDispatch', 'actAsDispatcher'] })
    assert.equal(broken.status, 400)
    assert.match(broken.body.error.message, /张三（zhangsan）/)
    const inDepartment = await aRole(['readRules'])
    await somebody([inDepartment.id], { name: '李四', username: 'lisi' })
    const without = await change(inDepartment.id, { rights: ['actAsHandler'] })
    assert.match(without.body.error.message, /没有部门：李四（lisi）/)
    // A closed account does nothing; it is asked again before it is opened.
    await AccountModel.updateOne({ username: 'zhangsan' }, { active: false })
    assert.equal((await change(role.id, { rights: ['setDispatch', 'actAsDispatcher'] })).status, 200)
    const zhang = await AccountModel.findOne({ username: 'zhangsan' }).orFail().lean()
    const path = `/api/staff/accounts/${zhang._id}/open`
    const opened = await api.post(path, { token: officer, body: { version: zhang.version } })
    assert.deepEqual([opened.status, Object.keys(opened.body.error.fields)], [400, ['roles']])
  })

  it('given to somebody count by their rights, whatever they are called', async () => {
    const audits = await aRole(['readAudit'], { secondFactor: true })
    const looks = await aRole(['readRules'])
    const make = (roles: string[]) =>
      api.post('/api/staff/accounts', { token: officer, body: { username: `n${++names}`, name: '新人', roles } })
    for (const roles of [[audits.id, 'security'], [audits.id, 'operator'], [audits.id, looks.id], ['0'.repeat(24)]]) {
      const { status, body } = await make(roles)
      assert.deepEqual([status, Object.keys(body.error.fields)], [400, ['roles']], roles.join())
    }
    assert.equal((await make([looks.id, 'administrator'])).status, 201)
    assert.equal((await make([audits.id, 'auditor'])).status, 201)
    // In a table they are called by their names.
    const inWords = [`${looks.name}、受理员`, `${audits.name}、受理员`, `${audits.name}号外`]
    const rows = inWords.map((roles, at) => ({ row: at + 2, cells: { username: `row${at}`, name: '表里的人', roles } }))
    const checked = await checkRows(rows, async () => [])
    assert.deepEqual(
      checked.map(each => (each.verdict === 'wrong' ? Object.keys(each.problems) : each.verdict)),
      ['new', ['roles'], ['roles']]
    )
  })

  it('and accounts changed at the same moment never leave somebody with the rights of two of the three', async () => {
    for (let round = 0; round < 3; round += 1) {
      const role = await aRole(['readRules'])
      const { id } = await somebody(['administrator'], { name: '某人' })
      const facts = { name: '某人', roles: ['administrator', role.id], version: 0 }
      const rights = ['readRules', 'actAsLead']
      const answers = await Promise.all([
        change(role.id, { rights }),
        api.post(`/api/staff/accounts/${id}`, { token: officer, body: facts })
      ])
      assert.ok(answers.every(({ status }) => status === 200 || status === 400 || status === 409))
      const { roles } = await AccountModel.findById(id).orFail().lean()
      const held = unionOf(roles, await readRoles())
      assert.ok(separated(held), `round ${round}: ${held}`)
    }
  })

  /** Does something in the very moment between what was checked and what is written. */
  async function between<Args extends unknown[], Out>(
    model: object,
    write: 'updateOne' | 'findOneAndUpdate',
    meanwhile: () => Promise<unknown>,
    act: () => Promise<Out>
  ): Promise<Out> {
    const real: (...args: Args) => PromiseLike<unknown> = Reflect.get(model, write)
    const late = (...args: Args) => {
      Reflect.deleteProperty(model, write)
      const done = meanwhile().then(() => Reflect.apply(real, model, args))
      return Object.assign(done, {
        lean: () => done.then(found => (found instanceof mongoose.Document ? found.toObject() : found))
      })
    }
    Object.defineProperty(model, write, { value: late, configurable: true })
    try {
      return await act()
    } finally {
      Reflect.deleteProperty(model, write)
    }
  }

  it('take back what they were changed to when somebody was given them meanwhile, and say so', async () => {
    const role = await aRole(['readRules'])
    const { id } = await somebody(['administrator'], { name: '赵六', username: 'zhaoliu' })
    const give = () =>
      AccountModel.collection.updateOne({ _id: new Types.ObjectId(id) }, { $addToSet: { roles: role.id } })
    const { status, body } = await between(RoleModel, 'updateOne', give, () =>
      change(role.id, { rights: ['readRules', 'actAsLead'] })
    )
    assert.equal(status, 400)
    assert.match(body.error.message, /赵六（zhaoliu）/)
    const now = await roleNow(role.id)
    assert.deepEqual([now.rights, now.version], [['readRules'], 3])
    const history = (await api.get(`/api/staff/roles/${role.id}/history`, { token: officer })).body
    assert.deepEqual(
      history.map(({ label }: { label: string }) => label),
      ['没有生效', '修改', '新建']
    )
    assert.equal(await AuditModel.countDocuments({ action: 'roleChangeFailed', subject: role.name }), 1)
    const closing = await aRole(['readRules'])
    const giveLate = () =>
      AccountModel.collection.updateOne({ _id: new Types.ObjectId(id) }, { $addToSet: { roles: closing.id } })
    const closed = await between(RoleModel, 'updateOne', giveLate, () => post(`/${closing.id}/close`, { version: 1 }))
    assert.deepEqual([closed.status, (await roleNow(closing.id)).state], [409, 'open'])
  })

  it('are taken back from somebody when they were changed meanwhile', async () => {
    const role = await aRole(['readRules'])
    const { id } = await somebody(['administrator'])
    const turn = () => RoleModel.collection.updateOne({ _id: role.id }, { $set: { rights: ['actAsLead'], version: 2 } })
    const facts = { name: '某人', roles: ['administrator', role.id], version: 0 }
    const { status, body } = await between(AccountModel, 'findOneAndUpdate', turn, () =>
      api.post(`/api/staff/accounts/${id}`, { token: officer, body: facts })
    )
    assert.deepEqual([status, Object.keys(body.error.fields)], [400, ['roles']])
    const { roles, active } = await AccountModel.findById(id).orFail().lean()
    assert.deepEqual([roles, active], [['administrator'], true])
  })

  it('met in one account past all of that let it do the work of one side alone', async () => {
    const { token } = await somebody(['auditor', 'operator'])
    assert.equal((await api.get('/api/staff/audit', { token })).status, 200)
    assert.equal((await api.get('/api/staff/cases', { token })).status, 200)
    assert.equal((await api.get('/api/staff/session', { token })).body.rights.includes('seeAllCases'), false)
  })

  it('keep somebody who can manage accounts, and nobody takes that from themselves', async () => {
    const rights = ['manageRetention']
    const mine = await change('security', { rights })
    assert.deepEqual([mine.status, mine.body.error.code], [409, 'account_state'])
    const keeper = await aRole(['manageAccounts'])
    const other = await somebody([keeper.id])
    // The other one is left: the built-in role may go without it.
    const { name, secondFactor, version } = await roleNow('security')
    const theirs = await post('/security', { name, secondFactor, version, rights }, other.token)
    assert.equal(theirs.status, 200, JSON.stringify(theirs.body))
    assert.equal((await api.get('/api/staff/roles', { token: officer })).status, 403)
    const last = await api.post(`/api/staff/accounts/${other.id}/close`, { token: other.token, body: { version: 0 } })
    assert.equal(last.status, 409)
    const again = await post('/security', { name, secondFactor, version: 1, rights: given('security') }, other.token)
    assert.equal(again.status, 200)
  })

  it('keep somebody also when two take it from each other’s role in the same moment', async () => {
    const [one, two] = [await aRole(['manageAccounts']), await aRole(['manageAccounts'])]
    const [first, second] = [await somebody([one.id]), await somebody([two.id])]
    await AccountModel.updateMany({ roles: 'security' }, { active: false })
    const takes = ({ id, name }: typeof one, token: string) =>
      post(`/${id}`, { name, rights: ['manageRetention'], secondFactor: false, version: 1 }, token)
    await Promise.all([takes(two, first.token), takes(one, second.token)])
    const roles = await readRoles()
    assert.ok([one, two].some(({ id }) => roles.get(id)?.rights.includes('manageAccounts')))
    const late = () => RoleModel.collection.updateOne({ _id: two.id }, { $set: { rights: ['manageRetention'] } })
    await RoleModel.updateMany({ _id: { $in: [one.id, two.id] } }, { $set: { rights: ['manageAccounts'], version: 9 } })
    const taken = await between(RoleModel, 'updateOne', late, () =>
      post(`/${one.id}`, { name: one.name, rights: ['readAudit'], secondFactor: false, version: 9 }, second.token)
    )
    assert.deepEqual([taken.status, taken.body.error.code], [409, 'account_state'])
    assert.ok((await readRoles()).get(one.id)?.rights.includes('manageAccounts'))
  })

  it('demand a second factor from the next request on, and those of the three always do', async () => {
    const role = await aRole(['readRules'])
    const { token } = await somebody([role.id])
    const asked = async () => (await api.get('/api/staff/rules/stages', { token })).status
    assert.equal(await asked(), 200)
    assert.equal((await change(role.id, { secondFactor: true })).status, 200)
    const refused = await api.get('/api/staff/rules/stages', { token })
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'second_factor_required'])
    assert.equal((await change(role.id, { secondFactor: false })).status, 200)
    assert.equal(await asked(), 200)
    const before = settings()
    const keeper = await aRole(['manageAccounts'])
    const waiting = await somebody([keeper.id])
    setSettings({ ...before, secondFactorRoles: ['security'] })
    try {
      const answer = await api.get('/api/staff/roles', { token: waiting.token })
      assert.equal(answer.body.error.code, 'second_factor_required')
      await AccountModel.updateOne({ _id: officerId }, { $set: { secondFactorSince: new Date() } })
      forgetKept('staff')
      for (const id of ['security', keeper.id]) {
        const off = await change(id, { secondFactor: false })
        assert.deepEqual([off.status, Object.keys(off.body.error.fields)], [400, ['secondFactor']])
      }
    } finally {
      setSettings(before)
    }
  })

  it('are closed once nobody has them, and can be opened again', async () => {
    const role = await aRole(['readCodes'])
    const { id, token } = await somebody([role.id], { name: '王五', username: 'wangwu' })
    const held = await post(`/${role.id}/close`, { version: 1 })
    assert.match(held.body.error.message, /王五（wangwu）/)
    await AccountModel.updateOne({ _id: id }, { roles: ['operator'] })
    const closed = await post(`/${role.id}/close`, { version: 1 })
    assert.deepEqual([closed.status, closed.body.state, closed.body.version], [200, 'closed', 2])
    assert.equal((await post(`/${role.id}/close`, { version: 2 })).status, 409)
    assert.equal((await change(role.id, { rights: ['watchWall'] })).status, 409)
    // Whoever has it all the same may do nothing by it.
    await AccountModel.updateOne({ _id: id }, { roles: [role.id] })
    assert.equal((await api.get('/api/staff/codes', { token })).status, 403)
    const facts = { username: 'later', name: '后来的人', roles: [role.id] }
    assert.equal((await api.post('/api/staff/accounts', { token: officer, body: facts })).status, 400)
    assert.equal((await post(`/${role.id}/open`, { version: 2 })).status, 200)
    assert.equal((await api.get('/api/staff/codes', { token })).status, 200)
    assert.equal((await post(`/${role.id}/open`, { version: 3 })).status, 409)
    const actions = (await AuditModel.find({ subject: role.name }).sort({ seq: 1 }).lean()).map(({ action }) => action)
    assert.deepEqual(actions, ['roleMade', 'roleClosed', 'roleOpened'])
  })

  it('are nobody else’s business, and need a name, rights and a version', async () => {
    const stranger = await api.staff({ roles: ['administrator'] })
    assert.equal((await api.get('/api/staff/roles', { token: stranger })).status, 403)
    assert.equal(
      (await post('', { name: '新的岗位', rights: ['readCodes'], secondFactor: false }, stranger)).status,
      403
    )
    for (const body of [
      {},
      { name: '新的岗位', rights: [], secondFactor: false },
      { name: '新的岗位', rights: ['boss'] }
    ])
      assert.equal((await post('', body)).status, 400)
    // What comes with other rights is given to nobody.
    const coming = { name: '新的岗位', rights: ['workOnCases'], secondFactor: false }
    assert.equal((await post('', coming)).status, 400)
    const unknown = await post(`/${'0'.repeat(24)}`, {
      name: '没有的',
      rights: ['readCodes'],
      secondFactor: false,
      version: 0
    })
    assert.equal(unknown.status, 404)
    assert.equal((await api.get(`/api/staff/roles/${'0'.repeat(24)}/history`, { token: officer })).status, 404)
    assert.equal(
      (await post('/__proto__', { name: '没有的', rights: ['readCodes'], secondFactor: false, version: 0 })).status,
      400
    )
  })
})
