import type Router from 'koa-router'
import { api } from '../../contracts/api'
import type { DepartmentChange, DepartmentUses } from '../../contracts/basedata/departments'
import { openStates } from '../../contracts/cases/states'
import type { BaseChangeDocument } from '../basedata/change-model'
import { historyOf } from '../basedata/history'
import { CaseReader } from '../cases/readers'
import { rulesOf } from '../rules/saved-rules'
import { serve } from '../serve'
import * as change from './departments/change-department'
import { presentDepartment } from './departments/facts'
import { allDepartments, openAccounts } from './kept-staff'

export function departmentRoutes(router: Router) {
  serve(router, api.baseDepartments, async ({ query: { q, closed } }) => {
    const words = (q ?? '').toLowerCase().split(' ').filter(Boolean)
    const found = (await allDepartments()).filter(({ _id, name, active, phone, creditCode }) => {
      const text = [_id, name, phone, creditCode].join(' ').toLowerCase()
      return (closed || active) && words.every(word => text.includes(word))
    })
    return { items: found.map(presentDepartment) }
  })

  serve(router, api.newDepartment, async ({ who, body }) => presentDepartment(await change.makeDepartment(body, who)))

  serve(router, api.baseDepartment, async ({ params: { department: id } }) => {
    const department = await change.departmentOf(id)
    await change.keepLastChange(department)
    const [uses, history] = await Promise.all([usesOf(id), historyOf('department', id)])
    return { department: presentDepartment(department), uses, history: history.map(presentChange) }
  })

  serve(router, api.changeDepartment, async ({ who, params, body }) =>
    presentDepartment(await change.changeDepartment(params.department, body, who))
  )

  serve(router, api.closeDepartment, async ({ who, params, body: { version, note } }) =>
    presentDepartment(await change.closeDepartment(params.department, version, note, who))
  )

  serve(router, api.reopenDepartment, async ({ who, params, body: { version, note } }) =>
    presentDepartment(await change.reopenDepartment(params.department, version, note, who))
  )
}

async function usesOf(id: string): Promise<DepartmentUses> {
  const [own, helping, { rules }, accounts, departments] = await Promise.all([
    CaseReader.countDocuments({ 'department.id': id, state: { $in: openStates } }),
    CaseReader.countDocuments({
      'subtasks.department.id': id,
      state: { $in: openStates },
      'department.id': { $ne: id },
      subtasks: { $elemMatch: { 'department.id': id, state: 'open' } }
    }),
    rulesOf('dispatch'),
    openAccounts(),
    allDepartments()
  ])
  return {
    openCases: own + helping,
    accounts: accounts.filter(({ department }) => department === id).length,
    children: departments.filter(({ parent, active }) => active && parent === id).length,
    dispatchRules: rules.filter(({ department }) => department === id).length
  }
}

function presentChange({ version, at, by, note, changes, facts }: BaseChangeDocument): DepartmentChange {
  return {
    version,
    at: at.toISOString(),
    by: by.name ?? '',
    note: note ?? '',
    changes: changes.map(({ what, before, after }) => ({ what, ...(before && { before }), ...(after && { after }) })),
    facts: JSON.parse(facts)
  }
}
