import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import * as reports from '../../contracts/reports/api'
import type { ContactView } from '../../contracts/reports/contact'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

interface ReporterContactProps {
  caseNo: string
  reportId: string
}

/** Shows the reporter's telephone number after a reason was given. It is stored nowhere in the browser. */
export function ReporterContact({ caseNo, reportId }: ReporterContactProps) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [contact, setContact] = useState<ContactView>()
  const { busy, failure, send } = useSend()

  if (contact) {
    return (
      <p>
        联系方式：{contact.name} <strong>{contact.phone}</strong>
      </p>
    )
  }
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        查看联系方式
      </Button>
    )
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    send(async () =>
      setContact(await call(reports.reporterContact, { params: { caseNo, reportId }, body: { reason } }))
    )
  }
  return (
    <form onSubmit={look}>
      <FieldFrame label="为什么要查看（会记入审计记录）" error={failure?.fields.reason ?? failure?.message}>
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
      <Button size="small" htmlType="submit" loading={busy}>
        查看
      </Button>
    </form>
  )
}
