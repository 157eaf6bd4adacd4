import { Button } from 'antd'
import { useState } from 'react'
import * as reports from '../../contracts/reports/api'
import type { ContactView } from '../../contracts/reports/contact'
import { call } from '../api/call'
import { ReasonForm, WHY_LOOK } from '../fields/reason-form'

interface ReporterContactProps {
  caseNo: string
  reportId: string
}

/** Shows the reporter's telephone number after a reason was given. It is stored nowhere in the browser. */
export function ReporterContact({ caseNo, reportId }: ReporterContactProps) {
  const [asking, setAsking] = useState(false)
  const [contact, setContact] = useState<ContactView>()

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
  return (
    <ReasonForm
      label={WHY_LOOK}
      yes="查看"
      send={async reason =>
        setContact(await call(reports.reporterContact, { params: { caseNo, reportId }, body: { reason } }))
      }
    />
  )
}
