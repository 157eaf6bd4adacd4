import { Button, Input, Select } from 'antd'
import { actionsOfKind, auditActionOf, auditKinds, everyAuditAction } from '../../contracts/audit/actions'
import * as audit from '../../contracts/audit/api'
import { chinaDay } from '../../contracts/china-time'
import { call } from '../api/call'
import { saveFile } from '../codes/save-file'
import { useSend } from '../fetching/use-send'
import { useTypedSearch } from '../fields/use-typed-search'
import { type AuditAddress, writeAuditAddress } from './address'

interface AuditFiltersProps {
  address: AuditAddress
  go: (address: AuditAddress) => void
}

const kinds = [
  { value: '', label: '全部类别' },
  ...Object.entries(auditKinds).map(([value, label]) => ({ value, label }))
]

export function AuditFilters({ address, go }: AuditFiltersProps) {
  const who = useTypedSearch(address.who ?? '', typed => go({ ...address, who: typed }))
  const subject = useTypedSearch(address.subject ?? '', typed => go({ ...address, subject: typed }))
  const download = useSend()
  const offered = address.kind ? actionsOfKind(address.kind) : everyAuditAction
  const actions = [
    { value: '', label: '全部事项' },
    ...offered.map(value => ({ value, label: auditActionOf(value).label }))
  ]
  const day = (name: 'from' | 'to', label: string) => (
    <span className="audit-day">
      {label}
      <Input
        type="date"
        aria-label={`${label}哪一天`}
        max={chinaDay(Date.now())}
        value={address[name] ?? ''}
        onChange={event => go({ ...address, [name]: event.target.value })}
      />
    </span>
  )
  return (
    <search className="audit-filters">
      <Input aria-label="谁" placeholder="姓名或用户名（全名）" allowClear maxLength={64} {...who.field} />
      <Select
        aria-label="类别"
        options={kinds}
        value={address.kind ?? ''}
        onChange={value => {
          const { kind: _, action: __, ...rest } = address
          go(value ? { ...rest, kind: value as NonNullable<AuditAddress['kind']> } : rest)
        }}
      />
      <Select
        aria-label="事项"
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={null}
        options={actions}
        value={address.action ?? ''}
        onChange={value => {
          const { action: _, ...rest } = address
          go(value ? { ...rest, action: value as NonNullable<AuditAddress['action']> } : rest)
        }}
      />
      <Input aria-label="对象" placeholder="对象：案卷号、用户名、批次" allowClear maxLength={200} {...subject.field} />
      {day('from', '从')}
      {day('to', '到')}
      {writeAuditAddress(address) && (
        <Button type="text" onClick={() => go({})}>
          清空条件
        </Button>
      )}
      <Button
        loading={download.busy}
        onClick={() =>
          download.send(async () => saveFile(await call(audit.exportAudit, { query: address }), '审计记录.csv'))
        }
      >
        导出表格
      </Button>
      {download.failure && (
        <span className="field-error" role="alert">
          {download.failure.message}
        </span>
      )}
    </search>
  )
}
