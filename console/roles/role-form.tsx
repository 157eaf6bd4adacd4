import { App, Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import * as v from 'valibot'
import { watcherOf } from '../../contracts/accounts/separate'
import * as rolesApi from '../../contracts/roles/api'
import { ChangedRole, NewRole, type RoleView } from '../../contracts/roles/views'
import type { Right } from '../../contracts/staff/rights'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { FormRefusal } from '../fields/form-refusal'
import { useFirstWrong } from '../fields/use-first-wrong'
import { RightsTable } from './rights-table'

interface RoleFormProps {
  role?: RoleView
  all: readonly RoleView[]
  saved: (role: RoleView) => void
  /** Reads what somebody else has made of it meanwhile. What was typed stays. */
  seeLatest: () => void
}

/** What a role is called, what it may do, and whether it must have a second factor. */
export function RoleForm({ role, all, saved, seeLatest }: RoleFormProps) {
  const { message } = App.useApp()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState({
    name: role?.name ?? '',
    rights: (role?.rights ?? []) as readonly Right[],
    secondFactor: role?.secondFactor ?? false
  })
  const [comparedId, setCompared] = useState('')
  const [seen, setSeen] = useState(role?.version)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const errors = { ...wrong, ...failure?.fields }
  useFirstWrong(form, failure?.fields ?? wrong)
  const compared = all.find(({ id }) => id === comparedId)
  // Somebody else has changed it since: what they made of it stands beside what was typed.
  const overtaken = role !== undefined && role.version !== seen
  const beside = compared ?? (overtaken ? { name: '现在的内容', rights: role.rights } : undefined)
  const usual = beside?.rights ?? role?.usualRights
  const fixed = watcherOf(typed.rights) !== undefined
  const secondFactor = typed.secondFactor || fixed

  function submit(event: FormEvent) {
    event.preventDefault()
    const facts = { ...typed, secondFactor }
    const asked = role ? v.safeParse(ChangedRole, { ...facts, version: role.version }) : v.safeParse(NewRole, facts)
    const issues = asked.issues ?? []
    setWrong(
      Object.fromEntries(issues.map(issue => [(v.getDotPath(issue) ?? '').split('.')[0], issue.message]).reverse())
    )
    if (!asked.success) return
    send(async () => {
      const after = role
        ? await call(rolesApi.changeRole, { params: { role: role.id }, body: asked.output as ChangedRole })
        : await call(rolesApi.newRole, { body: asked.output as NewRole })
      message.success('岗位保存了')
      setSeen(after.version)
      saved(after)
    })
  }

  return (
    <form ref={form} className="card" onSubmit={submit} aria-label="岗位资料">
      <FormRefusal failure={failure} overtaken="role_changed" seeLatest={seeLatest} />
      <div className="roles-facts">
        <FieldFrame label="岗位名称" error={errors.name}>
          {control => (
            <Input
              {...control}
              disabled={role?.builtIn === true}
              autoFocus={!role}
              autoComplete="off"
              maxLength={20}
              value={typed.name}
              onChange={event => setTyped({ ...typed, name: event.target.value })}
            />
          )}
        </FieldFrame>
        <FieldFrame label="对照哪个岗位">
          {control => (
            <Select
              {...control}
              options={[
                { value: '', label: role?.usualRights ? '这个岗位的默认权限' : '不对照' },
                ...all.filter(({ id }) => id !== role?.id).map(({ id, name }) => ({ value: id, label: name }))
              ]}
              value={comparedId}
              onChange={chosen => setCompared(chosen)}
            />
          )}
        </FieldFrame>
        {usual && (
          <Button onClick={() => setTyped({ ...typed, rights: usual })}>
            {beside ? `照「${beside.name}」勾选` : '恢复默认权限'}
          </Button>
        )}
      </div>
      <RightsTable
        chosen={typed.rights}
        choose={rights => setTyped({ ...typed, rights })}
        {...(role?.builtIn && { builtIn: role.id })}
        {...(usual && { usual, usualName: beside?.name ?? '默认' })}
        {...(errors.rights && { error: errors.rights })}
      />
      <FieldFrame label="登录" error={errors.secondFactor} group>
        {() => (
          <Checkbox
            checked={secondFactor}
            disabled={fixed}
            onChange={event => setTyped({ ...typed, secondFactor: event.target.checked })}
          >
            必须开通动态验证码{fixed && '（系统管理员、安全管理员、审计管理员的权限一定要，不能关闭）'}
          </Checkbox>
        )}
      </FieldFrame>
      <div>
        <Button type="primary" htmlType="submit" loading={busy} disabled={role?.state === 'closed'}>
          {role ? '保存' : '新建'}
        </Button>
      </div>
    </form>
  )
}
