import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as contract from '../../contracts/retention/api'
import { retentionRowOf } from '../../contracts/retention/kinds'
import type { RetentionView, WouldGo } from '../../contracts/retention/views'
import { call } from '../api/call'
import { Dialog } from '../dialogs/dialog'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'
import { many } from './many'

interface PeriodDialogProps {
  item: RetentionView | undefined
  close: () => void
  saved: () => void
}

/** Other days for one kind. Whoever shortens them reads first how many go. */
export function PeriodDialog({ item, close, saved }: PeriodDialogProps) {
  return (
    <Dialog label="改保留期限" open={item !== undefined} close={close}>
      {item && <PeriodForm item={item} close={close} saved={saved} />}
    </Dialog>
  )
}

function PeriodForm({ item, close, saved }: PeriodDialogProps & { item: RetentionView }) {
  const { label, from, least, most } = retentionRowOf(item.kind)
  const [days, setDays] = useState(String(item.days))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<WouldGo>()
  const { busy, failure, send } = useSend()
  const params = { data: item.kind }
  const wanted = /^\d{1,5}$/.test(days.trim()) ? Number(days) : Number.NaN
  const shorter = wanted < item.days
  const save = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      if (shorter && !tried) {
        setTried(await call(contract.tryRetention, { params, body: { days: wanted } }))
        return
      }
      await call(contract.setRetention, { params, body: { days: wanted, reason, ...(shorter && { confirmed: true }) } })
      saved()
    })
  }
  const { days: wrongDays, reason: wrongReason } = failure?.fields ?? {}
  return (
    <form onSubmit={save} className="retention-form">
      <h2>{label}</h2>
      <FieldFrame label={`保留几天，从${from}算起（${least} 到 ${most}）`} error={wrongDays}>
        {control => (
          <Input
            {...control}
            autoFocus
            inputMode="numeric"
            maxLength={5}
            value={days}
            onChange={event => {
              setDays(event.target.value)
              setTried(undefined)
            }}
          />
        )}
      </FieldFrame>
      <FieldFrame label="为什么改" error={wrongReason}>
        {control => (
          <Input {...control} maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />
        )}
      </FieldFrame>
      {tried && (
        <p role="alert" className="retention-warning">
          {tried.count === 0
            ? '按这个期限，这次没有要清除的。'
            : `按这个期限，这次会清除 ${many(tried)}，清除以后不能恢复。`}
        </p>
      )}
      {failure && !wrongDays && !wrongReason && (
        <p role="alert" className="field-error">
          {failure.message}
        </p>
      )}
      <div className="button-row">
        <Button type="primary" danger={shorter && tried !== undefined} htmlType="submit" loading={busy}>
          {shorter ? (tried ? '确认缩短' : '先看会清除多少') : '保存'}
        </Button>
        <Button onClick={close}>不改了</Button>
      </div>
    </form>
  )
}
