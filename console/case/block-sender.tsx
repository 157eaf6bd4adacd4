import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { chinaDay, dayMs } from '../../contracts/china-time'
import * as reports from '../../contracts/reports/api'
import { NewBlock } from '../../contracts/residents/blocks'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

interface BlockSenderProps {
  caseNo: string
  reportId: string
}

const usualDays = 7

/** Keeps the sender of a report from sending more, with a reason that they read and a last day. */
export function BlockSender({ caseNo, reportId }: BlockSenderProps) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [lastDay, setLastDay] = useState(() => chinaDay(Date.now() + usualDays * dayMs))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [done, setDone] = useState(false)
  const { busy, failure, send } = useSend()

  if (done) return <p role="status">已经限制到 {lastDay}，可以在“限制上报”里解除。</p>
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        限制上报人
      </Button>
    )
  }
  const block = (event: FormEvent) => {
    event.preventDefault()
    const read = v.safeParse(NewBlock, { reason, lastDay })
    setWrong(Object.fromEntries((read.issues ?? []).map(issue => [v.getDotPath(issue) ?? '', issue.message]).reverse()))
    if (!read.success) return
    send(async () => {
      await call(reports.blockSender, { params: { caseNo, reportId }, body: read.output })
      setDone(true)
    })
  }
  const errors = { ...wrong, ...failure?.fields }
  return (
    <form onSubmit={block} aria-label="限制上报人">
      <p className="quiet">限制期间，这个人在手机上发不了上报和补充，打热线仍然受理。</p>
      <FieldFrame label="原因（对方会看到）" error={errors.reason ?? (errors.lastDay ? undefined : failure?.message)}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </FieldFrame>
      <FieldFrame label="到哪一天为止（含）" error={errors.lastDay}>
        {control => (
          <Input {...control} type="date" value={lastDay} onChange={event => setLastDay(event.target.value)} />
        )}
      </FieldFrame>
      <Button size="small" htmlType="submit" danger loading={busy}>
        限制上报
      </Button>
      <Button size="small" type="link" disabled={busy} onClick={() => setAsking(false)}>
        先不限制
      </Button>
    </form>
  )
}
