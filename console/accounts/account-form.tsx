import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import * as accounts from '../../contracts/accounts/api'
import { needsDepartment, needsDutyGrids, notSeparated, separated } from '../../contracts/accounts/separate'
import { ChangedAccount, type ManagedAccount, NewAccount } from '../../contracts/accounts/views'
import * as rolesApi from '../../contracts/roles/api'
import type { RoleView } from '../../contracts/roles/views'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { FormRefusal } from '../fields/form-refusal'

interface AccountFormProps {
  account?: ManagedAccount
  saved: (after: { account: ManagedAccount; password?: string }) => void
  /** Reads what somebody else has made of it meanwhile. What was typed stays. */
  seeLatest?: () => void
}

/** A role that may not go with those that are chosen cannot be chosen; the list says why. */
const roleChoices = (held: readonly string[], roles: readonly RoleView[]) =>
  roles
    .filter(({ id, state }) => state === 'open' || held.includes(id))
    .map(({ id, name }) => {
      const refused = !held.includes(id) && !separated(rightsOf([...held, id], roles))
      const told = refused ? { label: `${name}（不能兼任）`, title: notSeparated } : { label: name, title: name }
      return { value: id, disabled: refused, ...told }
    })

/** The roles by name, while it is not known yet which others there are. */
const heldBy = (account: ManagedAccount | undefined) =>
  (account?.roles ?? []).map((id, at) => ({ value: id, label: account?.roleNames[at] ?? id }))

/** What these roles allow together. */
const rightsOf = (held: readonly string[], roles: readonly RoleView[]) =>
  roles.filter(({ id }) => held.includes(id)).flatMap(({ rights }) => rights)

/** Name, roles, department and duty grids. */
export function AccountForm({ account, saved, seeLatest }: AccountFormProps) {
  const [typed, setTyped] = useState({
    username: account?.username ?? '',
    name: account?.name ?? '',
    roles: account?.roles ?? [],
    department: account?.department?.id,
    dutyGrids: account?.dutyGrids.join('\n') ?? ''
  })
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const { data: roles } = useFetch('roles', signal => call(rolesApi.roles, { signal }))
  const rights = rightsOf(typed.roles, roles ?? [])
  const { data: departments } = useFetch('departments', signal => call(staff.departments, { signal }))
  const errors = { ...wrong, ...failure?.fields }

  function submit(event: FormEvent) {
    event.preventDefault()
    const facts = { ...typed, dutyGrids: typed.dutyGrids.split(/[\s,，、]+/).filter(Boolean) }
    const asked = account
      ? v.safeParse(ChangedAccount, { ...facts, version: account.version })
      : v.safeParse(NewAccount, facts)
    const issues = asked.issues ?? []
    setWrong(
      Object.fromEntries(issues.map(issue => [(v.getDotPath(issue) ?? '').split('.')[0], issue.message]).reverse())
    )
    if (!asked.success) return
    send(async () => {
      if (!account) return saved(await call(accounts.newAccount, { body: asked.output as NewAccount }))
      const params = { account: account.id }
      saved({ account: await call(accounts.changeAccount, { params, body: asked.output as ChangedAccount }) })
    })
  }

  return (
    <form className="card" onSubmit={submit} aria-label="账号资料">
      <FormRefusal failure={failure} overtaken="account_changed" seeLatest={seeLatest} />
      <FieldFrame label="用户名" error={errors.username}>
        {control => (
          <Input
            {...control}
            disabled={account !== undefined}
            autoFocus={!account}
            autoComplete="off"
            value={typed.username}
            onChange={event => setTyped({ ...typed, username: event.target.value })}
          />
        )}
      </FieldFrame>
      <FieldFrame label="姓名" error={errors.name}>
        {control => (
          <Input
            {...control}
            autoComplete="off"
            value={typed.name}
            onChange={event => setTyped({ ...typed, name: event.target.value })}
          />
        )}
      </FieldFrame>
      <FieldFrame label="岗位" error={errors.roles}>
        {control => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            notFoundContent={null}
            options={roles ? roleChoices(typed.roles, roles) : heldBy(account)}
            value={typed.roles}
            onChange={held => setTyped({ ...typed, roles: held })}
          />
        )}
      </FieldFrame>
      {needsDepartment(rights) && (
        <FieldFrame label="部门" error={errors.department}>
          {control => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              notFoundContent={null}
              options={(departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...(typed.department && { value: typed.department })}
              onChange={department => setTyped({ ...typed, department })}
            />
          )}
        </FieldFrame>
      )}
      {needsDutyGrids(rights) && (
        <FieldFrame label="责任网格（一行一个编号）" error={errors.dutyGrids}>
          {control => (
            <Input.TextArea
              {...control}
              rows={4}
              value={typed.dutyGrids}
              onChange={event => setTyped({ ...typed, dutyGrids: event.target.value })}
            />
          )}
        </FieldFrame>
      )}
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {account ? '保存' : '新建'}
        </Button>
      </div>
    </form>
  )
}
