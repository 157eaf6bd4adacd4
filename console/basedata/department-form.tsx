import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import * as basedata from '../../contracts/basedata/api'
import {
  ChangedDepartment,
  type DepartmentFacts,
  type DepartmentKind,
  type DepartmentRecord,
  departmentKinds,
  NewDepartment
} from '../../contracts/basedata/departments'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { FormRefusal } from '../fields/form-refusal'
import { useFirstWrong } from '../fields/use-first-wrong'

interface DepartmentFormProps {
  /** What is changed; a new one without. */
  department?: DepartmentRecord
  /** What the fields begin with: what is, or an earlier version. */
  facts?: DepartmentFacts
  saved: (department: DepartmentRecord) => void
  /** Reads what somebody else has made of it meanwhile. */
  seeLatest?: () => void
}

const kindChoices = Object.entries(departmentKinds).map(([value, label]) => ({ value: value as DepartmentKind, label }))

type Typed = Record<string, string | undefined>

const typedFrom = ({ name, kind, parent, phone, creditCode }: Partial<DepartmentFacts> = {}): Typed => ({
  name,
  kind,
  parent,
  phone,
  creditCode
})

/** What is left empty is not sent; the name is asked for. */
const filled = (typed: Typed) => ({
  ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value?.trim())),
  name: typed.name ?? ''
})

export function DepartmentForm({ department, facts, saved, seeLatest }: DepartmentFormProps) {
  const [typed, setTyped] = useState<Typed>(() => typedFrom(facts))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const { data: all } = useFetch('base departments {}', signal => call(basedata.baseDepartments, { query: {}, signal }))
  const errors = useMemo<Record<string, string>>(() => ({ ...wrong, ...failure?.fields }), [wrong, failure])
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, errors)
  const parents = (all?.items ?? []).filter(({ id }) => id !== department?.id)

  function submit(event: FormEvent) {
    event.preventDefault()
    const asked = department
      ? v.safeParse(ChangedDepartment, { ...filled({ ...typed, id: undefined }), version: department.version })
      : v.safeParse(NewDepartment, filled(typed))
    const issues = asked.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? '', issue.message]).reverse()))
    if (!asked.success) return
    send(async () => {
      const body = asked.output
      const after =
        'version' in body && department
          ? await call(basedata.changeDepartment, { params: { department: department.id }, body })
          : await call(basedata.newDepartment, { body: body as NewDepartment })
      // In the spelling that is kept, and without the reason of this change.
      setTyped(typedFrom(after))
      saved(after)
    })
  }

  const input = (name: string, label: ReactNode, more: object = {}) => (
    <FieldFrame label={label} {...(errors[name] && { error: errors[name] })}>
      {control => (
        <Input
          {...control}
          {...more}
          autoComplete="off"
          value={typed[name] ?? ''}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  const choice = (name: string, label: ReactNode, options: { value: string; label: string }[]) => (
    <FieldFrame label={label} {...(errors[name] && { error: errors[name] })}>
      {control => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          options={options}
          value={typed[name] || null}
          onChange={value => setTyped({ ...typed, [name]: value ?? undefined })}
        />
      )}
    </FieldFrame>
  )

  return (
    <form className="card" onSubmit={submit} aria-label="部门资料" ref={form}>
      <FormRefusal failure={failure} overtaken="base_changed" seeLatest={seeLatest} />
      {input('name', '名称', { autoFocus: !department, maxLength: 60 })}
      {!department && input('id', '编号（不填就由系统给一个）', { maxLength: 40 })}
      <div className="departments-pair">
        {choice('kind', '类别', kindChoices)}
        {choice(
          'parent',
          '上级',
          parents.map(({ id, name }) => ({ value: id, label: name }))
        )}
      </div>
      <div className="departments-pair">
        {input('phone', '值班电话', { inputMode: 'tel' })}
        {input('creditCode', '统一社会信用代码')}
      </div>
      {input('note', department ? '为什么改（会写进变更记录）' : '说明', { maxLength: 200 })}
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {department ? '保存' : '新建'}
        </Button>
      </div>
    </form>
  )
}
