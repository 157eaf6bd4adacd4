import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import * as basedata from '../../contracts/basedata/api'
import type { DepartmentDetail } from '../../contracts/basedata/departments'
import { call } from '../api/call'
import { SureDialog } from '../dialogs/sure-dialog'
import { useSend } from '../fetching/use-send'
import { FieldFrame } from '../fields/field-frame'

/** What uses a department, in words, or undefined if nothing does. */
function usesInWords({ openCases, accounts, children, dispatchRules }: DepartmentDetail['uses']): string | undefined {
  const parts = [
    openCases > 0 && `${openCases} 件在办案卷`,
    accounts > 0 && `${accounts} 个账号`,
    children > 0 && `${children} 个下级部门`,
    dispatchRules > 0 && `${dispatchRules} 条派遣规则`
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('、') : undefined
}

/** Closes a department or opens it again. What is still with it is told before. */
export function DepartmentState({ detail, done }: { detail: DepartmentDetail; done: () => void }) {
  const { department, uses } = detail
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const { busy, failure, send } = useSend()
  const used = usesInWords(uses)
  const act = (row: typeof basedata.closeDepartment | typeof basedata.reopenDepartment) =>
    send(async () => {
      await call(row, { params: { department: department.id }, body: { version: department.version, note } })
      setNote('')
      done()
    })
  return (
    <section className="card" aria-label="状态">
      <h2>{department.active ? '在用' : '已停用'}</h2>
      <p>{used ? `现在用到它的有：${used}。` : '现在没有案卷、账号、下级部门和派遣规则用到它。'}</p>
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <div>
        {department.active ? (
          <Button danger loading={busy} onClick={() => setAsking(true)}>
            停用
          </Button>
        ) : (
          <Button loading={busy} onClick={() => act(basedata.reopenDepartment)}>
            恢复使用
          </Button>
        )}
      </div>
      <SureDialog
        label="停用部门"
        question={`停用「${department.name}」吗？`}
        open={asking}
        close={() => setAsking(false)}
        yes="停用"
        no="不停用"
        act={() => act(basedata.closeDepartment)}
      >
        {used
          ? `还有${used}。停用以后不能再派遣给它；在办的案卷会列在「没人接手」里，要有人改派。以前的案卷保留它的名称。`
          : '停用以后不能再派遣给它，以前的案卷保留它的名称。随时可以恢复。'}
        <FieldFrame label="为什么停用（会写进变更记录）">
          {control => (
            <Input {...control} maxLength={200} value={note} onChange={event => setNote(event.target.value)} />
          )}
        </FieldFrame>
      </SureDialog>
    </section>
  )
}
