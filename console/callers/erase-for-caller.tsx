import { App, Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as reports from '../../contracts/reports/api'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

interface EraseForCallerProps {
  reportId: string
  erased: () => void
}

/** A caller asks to be forgotten: the lead says how they were sure who it is, and whether the words go, too. */
export function EraseForCaller({ reportId, erased }: EraseForCallerProps) {
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [words, setWords] = useState(false)
  const { busy, failure, send } = useSend()
  const erase = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      const { reports: count } = await call(reports.eraseForCaller, { params: { reportId }, body: { reason, words } })
      void message.success(`已删除，共 ${count} 件来电登记`)
      setAsking(false)
      erased()
    })
  }
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        来电人要求删除个人信息
      </Button>
    )
  }
  return (
    <form onSubmit={erase} aria-label="替来电人删除个人信息">
      <p className="quiet">
        同一个号码登记的每一件，电话、称呼和来电标记都马上删掉，不能恢复；事情本身照常办。请先回拨，核对是本人。
      </p>
      <FieldFrame label="怎样核对是本人" error={failure?.fields.reason ?? failure?.message}>
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
      <p>
        <Checkbox checked={words} onChange={event => setWords(event.target.checked)}>
          来电人说的话也删掉
        </Checkbox>
      </p>
      <div className="button-row">
        <Button danger type="primary" htmlType="submit" loading={busy}>
          确认删除
        </Button>
        <Button onClick={() => setAsking(false)}>先不删</Button>
      </div>
    </form>
  )
}
