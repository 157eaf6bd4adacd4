import { randomUUID } from 'node:crypto'
import { baseDataKinds } from '../../base-kinds'
import { importsAtRest } from '../../basedata/imports/running'
import { defaultRules } from '../../rules/defaults'
import type { TestApi } from '../api'
import { aCode } from '../factories'
import { aPerson, done, type Person, type Recipes } from './recipe'

const reason = '核对以后才这样做'
const file = '部门.csv'

/** Rows about rules, base data, place codes and the log itself. */
export function cityRecipes(api: TestApi): Recipes {
  const administrator = () => aPerson({ roles: ['administrator'], name: '系统管理员' })
  const auditor = () => aPerson({ roles: ['auditor'], name: '审计员' })
  const departments = '/api/staff/base/departments'
  const imports = '/api/staff/base-imports/department'
  const name = () => `养护队${randomUUID().slice(0, 8)}`

  const aDepartment = () => ({ id: `d-${randomUUID().slice(0, 8)}`, name: name(), note: reason })
  const onDepartment = async () => {
    const by = await administrator()
    const { id, name } = await done(api, by, departments, aDepartment())
    const told = { by, params: { department: id as string }, body: { version: 1, note: reason } }
    return { ...told, subject: `${name}（${id}）`, name: name as string, reason }
  }
  const checked = async (by: Person) => {
    const table = Buffer.from(`编号,名称\nd-${randomUUID().slice(0, 8)},${name()}\n`)
    const begun = await api.upload(by.token, table, `${imports}?name=${encodeURIComponent(file)}`)
    await importsAtRest()
    return { base: 'department', import: begun.body.id as string }
  }
  const aBatch = async (by: Person) => {
    const batch = `批次${randomUUID().slice(0, 8)}`
    await done(api, by, '/api/staff/code-batches', { batch, count: 2 })
    return { by, params: { batch }, subject: batch }
  }
  const onCode = async () => ({ by: await administrator(), code: await aCode() })
  const exported = async () => ({ by: await administrator(), params: { base: baseDataKinds[0]?.kind ?? '' } })

  return {
    saveRules: async () => ({
      by: await administrator(),
      params: { kind: 'stages' },
      body: {
        version: 0,
        content: { ...defaultRules.stages, minutes: { ...defaultRules.stages.minutes, acceptance: 99 } },
        note: reason
      },
      subject: '环节时限 第 1 版',
      reason,
      changes: [{ what: '受理', before: String(defaultRules.stages.minutes.acceptance), after: '99 分钟' }]
    }),
    newDepartment: async () => {
      const body = aDepartment()
      const subject = `${body.name}（${body.id}）`
      return { by: await administrator(), body, subject, reason, changes: [{ what: '名称', after: body.name }] }
    },
    changeDepartment: async () => {
      const told = await onDepartment()
      const changed = name()
      const subject = `${changed}（${told.params.department}）`
      const changes = [{ what: '名称', before: told.name, after: changed }]
      return { ...told, body: { ...told.body, name: changed }, subject, changes }
    },
    closeDepartment: onDepartment,
    reopenDepartment: async () => {
      const told = await onDepartment()
      const closed = await done(api, told.by, `${departments}/${told.params.department}/close`, told.body)
      return { ...told, body: { version: closed.version, note: reason } }
    },
    takeBase: async () => {
      const by = await administrator()
      return { by, params: await checked(by), body: {}, subject: file }
    },
    undoBase: async () => {
      const by = await administrator()
      const params = await checked(by)
      await done(api, by, `${imports}/${params.import}/take`)
      await importsAtRest()
      return { by, params, body: {}, subject: file }
    },
    exportBaseCsv: exported,
    exportBaseXlsx: exported,
    exportBaseGeojson: async () => ({ by: await administrator(), params: { base: 'gridCell' } }),
    mintCodes: async () => {
      const batch = `批次${randomUUID().slice(0, 8)}`
      const changes = [{ what: '数量', after: '3' }]
      return { by: await administrator(), body: { batch, count: 3 }, subject: batch, changes }
    },
    printSheet: async () => ({ ...(await aBatch(await administrator())), query: '?template=a4-12' }),
    exportCodes: async () => {
      const told = await aBatch(await administrator())
      return { ...told, query: `?batch=${encodeURIComponent(told.subject)}` }
    },
    importPlaces: async () => ({
      ...(await aBatch(await administrator())),
      table: '名称,地址,经度,纬度\n路灯一,启明北路 1 号,113.5905,24.8005\n'
    }),
    retireCodes: async () => {
      const { by, code } = await onCode()
      return { by, body: { codes: [code], reason }, reason }
    },
    codeAction: async () => {
      const { by, code } = await onCode()
      return { by, params: { code, action: 'retire' }, body: { version: 1, reason }, reason }
    },
    exportAudit: async () => ({ by: await auditor(), query: '?who=op-1', subject: 'op-1' }),
    beginAuditCheck: async () => ({ by: await auditor(), body: {} })
  }
}
