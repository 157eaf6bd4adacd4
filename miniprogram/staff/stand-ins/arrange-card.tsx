import { useState } from 'react'
import { chinaDay } from '../../../contracts/china-time'
import type { StandIns } from '../../../contracts/staff/stand-ins'
import { Box, Tap, TextInput, Title, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { showFirstWrong } from '../../platform/first-wrong'
import { arrangeStandIn } from '../api/stand-ins'
import { DayInput } from '../components/day-input'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'
import { Choice } from '../steps/choice'
import './stand-ins.scss'

interface Props {
  session: Session
  candidates: StandIns['candidates']
  onArranged(after: StandIns): void
}

/** So many names are seen at a glance; more are looked for. */
const glance = 12

/** Chooses who stands in, from which day until which. */
export function ArrangeCard({ session, candidates, onArranged }: Props) {
  const today = chinaDay(Date.now())
  const [person, setPerson] = useState<string>()
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [sought, setSought] = useState('')
  const { ask, busy, trouble, wrong, setWrong } = useAsk(session, '网络不通，没有安排。有信号时请再按一次。')
  if (candidates.length === 0)
    return <Box className="hint">您的部门里没有岗位相同的同事。要请别人代班，请找安全管理员安排。</Box>

  const arrange = () => {
    const missing = {
      ...(!person && { person: '请选择谁来代班' }),
      ...(!to && { to: '请选择到哪一天为止' }),
      ...(to && to < from && { to: '结束的日子应在开始之后' })
    }
    setWrong(missing)
    if (!person || Object.keys(missing).length > 0) return showFirstWrong()
    ask(
      async () => {
        onArranged(await arrangeStandIn({ person, from, to }))
        setPerson(undefined)
        setFrom(today)
        setTo('')
        setSought('')
      },
      error => Object.keys(error.fields).length > 0 && showFirstWrong()
    )
  }
  const shown = candidates.filter(({ id, name }) => id === person || name.includes(sought.trim()))
  const dayField = (name: 'from' | 'to', label: string, value: string, first: string, set: (day: string) => void) => (
    <Field name={name} label={label} {...(wrong[name] && { error: wrong[name] })}>
      <DayInput
        id={name}
        label={label}
        value={value}
        first={first}
        invalid={wrong[name] !== undefined}
        onChange={set}
      />
    </Field>
  )
  return (
    <Box className="card">
      <Title level={2}>请同事代班</Title>
      <Field name="person" label="请谁代班" {...(wrong.person && { error: wrong.person })}>
        {candidates.length > glance && (
          <TextInput id="sought" label="按姓名找" placeholder="输入姓名来找" value={sought} onChange={setSought} />
        )}
        <Box className="stand-in-names">
          <Choice
            id="person"
            options={shown.slice(0, glance).map(each => ({ value: each.id, label: each.name }))}
            value={person}
            onChange={chosen => setPerson(chosen)}
          />
        </Box>
        {shown.length === 0 && <Box className="hint">没有这个名字</Box>}
        {shown.length > glance && <Box className="hint">{`还有 ${shown.length - glance} 位，请输入姓名来找`}</Box>}
      </Field>
      {dayField('from', '从哪一天起', from, today, setFrom)}
      {dayField('to', '到哪一天为止（含当天）', to, from, setTo)}
      {trouble && (
        <Notice id="arrange-trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="arrange" className="main-button" onTap={arrange}>
        <Words>{busy ? '正在安排…' : '安排代班'}</Words>
      </Tap>
    </Box>
  )
}
