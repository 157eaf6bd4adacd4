import { Alert, Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { isLocalCode, localCodeHint } from '../../../contracts/catalogue/codes'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import {
  ChangedMatter,
  catalogueSheets,
  everySheet,
  type MatterFacts,
  type MatterRecord,
  NewMatter
} from '../../../contracts/catalogue/records'
import { call } from '../../api/call'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { FormRefusal } from '../../fields/form-refusal'
import { useFirstWrong } from '../../fields/use-first-wrong'
import { ConditionFields } from './condition-fields'
import { askedMatter, emptyCondition, type TypedCondition, type TypedMatter, typedMatter } from './matter-draft'

interface MatterFormProps {
  /** What is changed; a new one without. */
  matter?: MatterRecord
  /** What the fields begin with: what is, or an earlier version. */
  facts?: MatterFacts
  saved: (matter: MatterRecord) => void
  /** Reads what somebody else has made of it meanwhile. */
  seeLatest?: () => void
}

const sheets = everySheet.map(value => ({ value: value as string, label: catalogueSheets[value] }))

export function MatterForm({ matter, facts, saved, seeLatest }: MatterFormProps) {
  const [typed, setTyped] = useState<TypedMatter>(() => typedMatter(facts))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const errors = useMemo<Record<string, string>>(() => ({ ...wrong, ...failure?.fields }), [wrong, failure])
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, errors)
  const edit = (change: Partial<TypedMatter>) => setTyped(now => ({ ...now, ...change }))
  const editCondition = (key: number, change: Partial<TypedCondition>) =>
    edit({ conditions: typed.conditions.map(each => (each.key === key ? { ...each, ...change } : each)) })

  function submit(event: FormEvent) {
    event.preventDefault()
    const { code, ...asked } = askedMatter(typed)
    const read = matter
      ? v.safeParse(ChangedMatter, { ...asked, version: matter.version })
      : v.safeParse(NewMatter, { ...asked, code: code ?? '' })
    const issues = read.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? '', issue.message]).reverse()))
    if (!read.success) return
    send(async () => {
      const body = read.output
      const after =
        'version' in body && matter
          ? await call(keeping.changeMatter, { params: { matter: matter.code }, body })
          : await call(keeping.newMatter, { body: body as NewMatter })
      // In the spelling that is kept, and without the reason of this change.
      setTyped(typedMatter(after))
      saved(after)
    })
  }

  const input = (name: Exclude<keyof TypedMatter, 'conditions'>, label: ReactNode, more: object = {}) => (
    <FieldFrame label={label} {...(errors[name] && { error: errors[name] })}>
      {control => (
        <Input
          {...control}
          {...more}
          autoComplete="off"
          value={typed[name]}
          onChange={event => edit({ [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  const standard = matter && !isLocalCode(matter.code)

  return (
    <form className="card" onSubmit={submit} aria-label="事项内容" ref={form}>
      <FormRefusal failure={failure} overtaken="base_changed" seeLatest={seeLatest} />
      {!matter && <p className="quiet">{localCodeHint}。国标里的事项请用导入。</p>}
      <div className="catalogue-line">
        {!matter && input('code', '代码', { autoFocus: true, maxLength: 5, inputMode: 'numeric' })}
        {input('name', standard ? '名称（国标，不能改）' : '名称', { maxLength: 40, readOnly: standard })}
        <FieldFrame label="分表">
          {control => <Select {...control} options={sheets} value={typed.sheet} onChange={sheet => edit({ sheet })} />}
        </FieldFrame>
        {input('majorName', '大类名称', { maxLength: 40 })}
      </div>
      <FieldFrame
        label={`市民用语（用顿号隔开；受理员搜得到，也用来推荐事项）`}
        {...(errors.words && { error: errors.words })}
      >
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={typed.words}
            onChange={event => edit({ words: event.target.value })}
          />
        )}
      </FieldFrame>
      <div className="catalogue-line">
        {input('often', '热线频度（1 少见，5 天天有）', { inputMode: 'numeric', maxLength: 1 })}
        {input('code2013', '2013 版代码', { inputMode: 'numeric', maxLength: 4 })}
        {input('code2007', '2007 版代码', { inputMode: 'numeric', maxLength: 4 })}
      </div>
      {typed.conditions.map((condition, index) => (
        <ConditionFields
          key={condition.key}
          index={index}
          condition={condition}
          errors={errors}
          edit={change => editCondition(condition.key, change)}
          remove={
            typed.conditions.length > 1
              ? () => edit({ conditions: typed.conditions.filter(({ key }) => key !== condition.key) })
              : undefined
          }
        />
      ))}
      {errors.conditions && <Alert type="error" showIcon role="alert" title={errors.conditions} />}
      <div>
        <Button onClick={() => edit({ conditions: [...typed.conditions, emptyCondition()] })}>加一个立案条件</Button>
      </div>
      {input('note', matter ? '为什么改（会写进变更记录）' : '说明', { maxLength: 200 })}
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          存进草稿
        </Button>
      </div>
    </form>
  )
}
