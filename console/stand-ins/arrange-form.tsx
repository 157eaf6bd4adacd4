import { Alert, Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { chinaDay } from '../../contracts/china-time'
import { NewStandIn, type StandIns } from '../../contracts/staff/stand-ins'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

interface ArrangeFormProps {
  candidates: StandIns['candidates']
  arrange: (asked: NewStandIn) => Promise<void>
}

/** Chooses who stands in, from which day until which. */
export function ArrangeForm({ candidates, arrange }: ArrangeFormProps) {
  const blank = { person: undefined as string | undefined, from: chinaDay(Date.now()), to: '' }
  const [typed, setTyped] = useState(blank)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { busy, failure, send } = useSend()

  function submit(event: FormEvent) {
    event.preventDefault()
    const asked = v.safeParse(NewStandIn, typed)
    const issues = asked.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? '', issue.message]).reverse()))
    if (!asked.success) return
    send(async () => {
      await arrange(asked.output)
      setTyped(blank)
    })
  }

  const errors = { ...failure?.fields, ...wrong }
  const day = (name: 'from' | 'to', label: string) => (
    <FieldFrame label={label} error={errors[name]}>
      {control => (
        <Input
          {...control}
          type="date"
          value={typed[name]}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  return (
    <form className="stand-in-form" onSubmit={submit} aria-label="安排代班">
      {failure && Object.keys(failure.fields).length === 0 && (
        <Alert type="error" showIcon role="alert" title={failure.message} />
      )}
      <div className="stand-in-line">
        <FieldFrame label="请谁代班" error={errors.person}>
          {control => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选一位同事"
              value={typed.person}
              onChange={person => setTyped({ ...typed, person })}
              options={candidates.map(({ id, name }) => ({ value: id, label: name, title: name }))}
            />
          )}
        </FieldFrame>
        {day('from', '从')}
        {day('to', '到（含）')}
      </div>
      <div>
        <Button htmlType="submit" loading={busy}>
          安排代班
        </Button>
      </div>
    </form>
  )
}
