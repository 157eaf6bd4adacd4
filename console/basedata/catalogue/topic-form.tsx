import { Button, Input, Select } from 'antd'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import { ChangedTopic, NewTopic, type TopicFacts, type TopicRecord } from '../../../contracts/catalogue/records'
import { call } from '../../api/call'
import { useFetch } from '../../fetching/use-fetch'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { FormRefusal } from '../../fields/form-refusal'
import { useFirstWrong } from '../../fields/use-first-wrong'

interface TopicFormProps {
  topic?: TopicRecord
  facts?: TopicFacts
  saved: (topic: TopicRecord) => void
  seeLatest?: () => void
}

const typedFrom = (facts?: TopicFacts) => ({
  label: facts?.label ?? '',
  hint: facts?.hint ?? '',
  order: String(facts?.order ?? 99),
  matters: facts?.matters ?? [],
  note: ''
})

export function TopicForm({ topic, facts, saved, seeLatest }: TopicFormProps) {
  const [typed, setTyped] = useState(() => typedFrom(facts))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()
  const { data: all } = useFetch('base matters {}', signal => call(keeping.baseMatters, { query: {}, signal }))
  const errors = useMemo<Record<string, string>>(() => ({ ...wrong, ...failure?.fields }), [wrong, failure])
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, errors)
  const choices = (all?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))

  function submit(event: FormEvent) {
    event.preventDefault()
    // Questions are kept as they are: residents are not asked them yet.
    const asked = {
      ...typed,
      order: typed.order.trim() ? Number(typed.order) : Number.NaN,
      questions: facts?.questions ?? []
    }
    const read = topic ? v.safeParse(ChangedTopic, { ...asked, version: topic.version }) : v.safeParse(NewTopic, asked)
    const issues = read.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? '', issue.message]).reverse()))
    if (!read.success) return
    send(async () => {
      const body = read.output
      const after = topic
        ? await call(keeping.changeTopic, {
            params: { topic: topic.id },
            body: { ...body, version: topic.version }
          })
        : await call(keeping.newTopic, { body })
      setTyped(typedFrom(after))
      saved(after)
    })
  }

  const input = (name: 'label' | 'hint' | 'order' | 'note', label: string, more: object = {}) => (
    <FieldFrame label={label} {...(errors[name] && { error: errors[name] })}>
      {control => (
        <Input
          {...control}
          {...more}
          autoComplete="off"
          value={typed[name]}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )

  return (
    <form className="card" onSubmit={submit} aria-label="类别内容" ref={form}>
      <FormRefusal failure={failure} overtaken="base_changed" seeLatest={seeLatest} />
      <div className="departments-pair">
        {input('label', '名称', { maxLength: 8, autoFocus: !topic })}
        {input('order', '次序（小的在前）', { inputMode: 'numeric', maxLength: 3 })}
      </div>
      {input('hint', '提示（市民选的时候看到）', { maxLength: 40 })}
      <FieldFrame label="事项（常见的在前）" {...(errors.matters && { error: errors.matters })}>
        {control => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={choices}
            value={typed.matters}
            onChange={matters => setTyped({ ...typed, matters })}
          />
        )}
      </FieldFrame>
      {input('note', topic ? '为什么改（会写进变更记录）' : '说明', { maxLength: 200 })}
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          存进草稿
        </Button>
      </div>
    </form>
  )
}
