import { Button, Input, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import { dayInWords } from '../../time/times'
import { problemUnder } from '../check-content'
import { type SpecialDay, withDay } from './special-days'

interface DaysFieldProps {
  days: readonly SpecialDay[]
  change: (days: SpecialDay[]) => void
  problems: Record<string, string>
  readOnly: boolean
}

const kinds = [
  { value: false, label: '放假' },
  { value: true, label: '上班' }
]

/** The days that differ from the weekday rule and from the State Council's holidays. */
export function DaysField({ days, change, problems, readOnly }: DaysFieldProps) {
  return (
    <>
      {!readOnly && <NewDay add={day => change(withDay(days, day))} />}
      {days.length === 0 && <p className="quiet">没有另外规定的日子</p>}
      <ul className="special-days">
        {days.map(({ day, work, note }, at) => (
          <li key={day}>
            <b>{dayInWords(day)}</b>
            <span className={work ? 'day-work' : 'day-off'}>{work ? '上班' : '放假'}</span>
            <span>{note}</span>
            {!readOnly && (
              <Button
                size="small"
                aria-label={`去掉 ${day}`}
                onClick={() => change(days.filter(each => each.day !== day))}
              >
                去掉
              </Button>
            )}
            {problemUnder(problems, `days.${at}`) && (
              <span className="field-error" role="alert">
                {problemUnder(problems, `days.${at}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function NewDay({ add }: { add: (day: SpecialDay) => void }) {
  const [day, setDay] = useState('')
  const [work, setWork] = useState(false)
  const [note, setNote] = useState('')
  function send(event: FormEvent) {
    event.preventDefault()
    if (!day) return
    add({ day, work, note: note.trim() })
    setDay('')
    setNote('')
  }
  return (
    <form className="rules-line" onSubmit={send} aria-label="加一个日子">
      <Input
        aria-label="日期"
        className="day-date"
        type="date"
        value={day}
        onChange={event => setDay(event.target.value)}
      />
      <Radio.Group
        aria-label="放假还是上班"
        optionType="button"
        options={kinds}
        value={work}
        onChange={event => setWork(event.target.value === true)}
      />
      <Input
        aria-label="说明"
        className="day-note"
        placeholder="说明，例如：台风停工"
        maxLength={60}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <Button htmlType="submit" disabled={!day}>
        加上
      </Button>
    </form>
  )
}
