import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { chinaDay } from '../../contracts/china-time'
import { type AbsenceView, SetAbsence } from '../../contracts/staff/absence'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

interface AbsenceRowProps {
  person: AbsenceView
  saved: (after: AbsenceView) => void
}

/** One collector: the days on which they are absent, and the way back. */
export function AbsenceRow({ person, saved }: AbsenceRowProps) {
  const { busy, failure, send } = useSend()
  const [days, setDays] = useState(person.absent ?? { from: chinaDay(Date.now()), to: '' })
  const [wrong, setWrong] = useState<Record<string, string>>({})

  const set = (wanted: { days: { from: string; to: string } | null }) =>
    send(async () => saved(await call(staff.collectorAbsence, { params: { collector: person.id }, body: wanted })))

  function submit(event: FormEvent) {
    event.preventDefault()
    const read = v.safeParse(SetAbsence, { days })
    const issues = read.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? 'days', issue.message]).reverse()))
    if (read.success) set({ days })
  }

  const errors = { ...wrong, ...failure?.fields }
  const atDays = errors['days.from'] ?? errors['days.to']
  // What is wrong with one of the two days says more than what follows from it for both.
  const below = atDays ? undefined : (errors.days ?? failure?.message)
  const line = (name: 'from' | 'to', label: string) => (
    <FieldFrame label={label} error={errors[`days.${name}`]}>
      {control => (
        <Input
          {...control}
          type="date"
          aria-label={`${person.name}${label}`}
          value={days[name]}
          onChange={event => setDays({ ...days, [name]: event.target.value })}
        />
      )}
    </FieldFrame>
  )
  return (
    <li className="card">
      <form className="absence-row" aria-label={person.name} onSubmit={submit}>
        <div className="absence-who">
          <b>{person.name}</b>
          <span role="status">{inWords(person)}</span>
        </div>
        {line('from', '从')}
        {line('to', '到（含）')}
        <div className="absence-do">
          <Button htmlType="submit" loading={busy}>
            登记{person.name}请假
          </Button>
          {person.absent && (
            <Button type="link" disabled={busy} onClick={() => set({ days: null })}>
              {person.name}回来上班
            </Button>
          )}
        </div>
      </form>
      {below && (
        <p className="field-error" role="alert">
          {below}
        </p>
      )}
    </li>
  )
}

function inWords({ absent }: AbsenceView): string {
  if (!absent) return '在岗'
  const begun = absent.from <= chinaDay(Date.now())
  return begun ? `请假到 ${absent.to}` : `${absent.from} 到 ${absent.to} 请假，现在在岗`
}
