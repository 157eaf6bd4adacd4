import { Alert, Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { Link, Navigate } from 'react-router-dom'
import * as accounts from '../../../contracts/accounts/api'
import {
  type CheckedAccounts,
  type HandedPassword,
  type ImportedRow,
  importColumns,
  mostImported
} from '../../../contracts/accounts/import'
import { whileBusy } from '../../../contracts/media/while-busy'
import { call } from '../../api/call'
import { fileForm } from '../../api/file-form'
import { RowProblems } from '../../codes/batches/row-problems'
import { saveFile } from '../../codes/save-file'
import { useSend } from '../../fetching/use-send'
import { useSession } from '../../session/session'
import { emptyTable, useTableField } from '../../tables/use-table-field'
import { PasswordSheet } from '../password-sheet'
import { CheckedTable } from './checked-table'
import { ReprintButton } from './reprint-button'
import '../accounts.css'
import './import.css'

/** Brings many accounts at once, for the security officer. */
export function ImportPage() {
  const { account } = useSession()
  return account.rights.includes('manageAccounts') ? <Import /> : <Navigate to="/" replace />
}

const template = emptyTable(Object.values(importColumns))

function Import() {
  const [seen, setSeen] = useState<CheckedAccounts & { table: File }>()
  const [done, setDone] = useState<ImportedRow[]>()
  const [passwords, setPasswords] = useState<HandedPassword[]>([])
  const { busy, failure, send } = useSend()
  const { field, take: takeTable } = useTableField({
    label: '账号表',
    changed: () => {
      setSeen(undefined)
      setDone(undefined)
    }
  })
  useEffect(() => {
    document.title = '导入账号 · 码上办'
  }, [])

  function check(event: FormEvent) {
    event.preventDefault()
    send(async () => {
      // What is imported later is what was read now, also when the file has changed on the disk since.
      const copy = await takeTable()
      if (!copy) return
      setSeen(undefined)
      setDone(undefined)
      const answer = await whileBusy(() => call(accounts.checkAccounts, { body: fileForm(copy) }))
      setSeen({ ...answer, table: copy })
    })
  }

  function take({ table, plan }: { table: File; plan: string }) {
    send(async () => {
      const answer = await whileBusy(() => call(accounts.importAccounts, { query: { plan }, body: fileForm(table) }))
      setSeen(undefined)
      setDone(answer.rows)
      setPasswords(answer.passwords)
    })
  }

  const rows = done ?? seen?.rows
  const count = (standing: ImportedRow['standing']) => rows?.filter(row => row.standing === standing).length ?? 0
  const [made, changed, same, wrong] = [count('new'), count('changed'), count('same'), count('wrong')]
  return (
    <main className="accounts accounts-import">
      <Link to="/accounts">返回账号列表</Link>
      <h1>导入账号</h1>
      <form className="card" aria-label="账号表" onSubmit={check}>
        <p className="quiet">
          CSV 或 XLSX，第一行是列名：{Object.values(importColumns).join('、')}
          。一格里有几个岗位或责任网格，用顿号隔开；部门写名称或编号；最多 {mostImported}{' '}
          行。已经有的用户名按表格修改。先检查，看过再导入；有一行不对就一行也不导入。
        </p>
        {field}
        <div className="button-row">
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={busy && !seen}>
            检查
          </Button>
          <Button onClick={() => saveFile(template, '账号表模板.csv')}>下载模板</Button>
        </div>
        {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
        {failure?.code === 'rows_wrong' && <RowProblems fields={failure.fields} />}
      </form>
      {done && (
        <Alert
          type={wrong > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={`导入好了：新建 ${made} 个，修改 ${changed} 个${wrong > 0 ? `；${wrong} 行刚被别人改过，没有导入，请把同一个表格再检查、导入一次` : ''}`}
        />
      )}
      {passwords.length > 0 && <PasswordSheet passwords={passwords} />}
      {seen && (
        <section className="card" aria-label="检查结果">
          <p role="status">
            {wrong > 0
              ? `${wrong} 行有问题，请在表格里改好，再选一次`
              : `新建 ${made} 个，修改 ${changed} 个，没有变化 ${same} 个`}
          </p>
          <div className="button-row">
            {wrong === 0 && made + changed > 0 && (
              <Button type="primary" loading={busy} onClick={() => take(seen)}>
                导入
              </Button>
            )}
            <ReprintButton rows={seen.rows} told={setPasswords} />
          </div>
        </section>
      )}
      {rows && <CheckedTable rows={rows} />}
    </main>
  )
}
