import { Alert, Button, Skeleton } from 'antd'
import { type FormEvent, useEffect } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import { type ExportForm, exportForms, mostRows } from '../../../contracts/basedata/imports'
import * as imports from '../../../contracts/basedata/imports-api'
import { type BaseKind, baseKinds } from '../../../contracts/basedata/kinds'
import { whileBusy } from '../../../contracts/media/while-busy'
import { call } from '../../api/call'
import { fileForm } from '../../api/file-form'
import { saveFile } from '../../codes/save-file'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useSend } from '../../fetching/use-send'
import { useEscape } from '../../keys/use-escape'
import { useSession } from '../../session/session'
import { emptyTable, useTableField } from '../../tables/use-table-field'
import { FormerImports } from './former-imports'
import { OneImport } from './one-import'
import { useOldStandardField } from './use-old-standard-field'
import { useSystemField } from './use-system-field'
import '../departments.css'
import './imports.css'

/** Where each kind of base data is listed. */
const listOf: Partial<Record<BaseKind, string>> = {
  department: '/base/departments',
  gridCell: '/base/cells',
  component: '/base/components',
  matter: '/base/matters'
}

const exportRows = {
  csv: imports.exportBaseCsv,
  xlsx: imports.exportBaseXlsx,
  geojson: imports.exportBaseGeojson
} as const

/** Imports and exports one kind of the city's own data. */
export function BaseImportPage() {
  const { account } = useSession()
  const { base = '', import: id } = useParams()
  const list = listOf[base as BaseKind]
  if (!account.rights.includes('manageBaseData') || !list) return <Navigate to="/" replace />
  return <Imports key={base} base={base as BaseKind} id={id} list={list} />
}

function Imports({ base, id, list }: { base: BaseKind; id: string | undefined; list: string }) {
  const navigate = useNavigate()
  const title = baseKinds[base]
  const { data, error, reload } = useFetch(`base imports ${base}`, signal =>
    call(imports.baseImports, { params: { base }, signal })
  )
  const { busy, failure, send } = useSend()
  const mapped = data?.asksSystem === true
  const tables = data?.accept.includes('.csv') === true
  const system = useSystemField(tables)
  const old = useOldStandardField()
  const options = mapped ? system.options : base === 'matter' ? old.options : undefined
  const { field, take } = useTableField({
    label: `${title}${mapped ? '文件' : '表'}`,
    ...(data && { accept: data.accept })
  })
  useEscape(() => navigate(list))
  useEffect(() => {
    document.title = `导入、导出${title} · 码上办`
  }, [title])

  function check(event: FormEvent) {
    event.preventDefault()
    send(async () => {
      const file = await take()
      if (!file) return
      const query = { name: file.name, ...(options && { options }) }
      const begun = await whileBusy(() => call(imports.checkBase, { params: { base }, query, body: fileForm(file) }))
      navigate(`/base/imports/${base}/${begun.id}`)
      reload()
    })
  }

  const save = (as: ExportForm) =>
    send(async () => saveFile(await call(exportRows[as], { params: { base } }), `${title}.${as}`))

  const columns = data?.columns ?? []
  return (
    <main className="departments base-imports">
      <Link to={list}>返回{title}列表</Link>
      <h1>导入、导出{title}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 5 }} />}
      {data && (
        <>
          <form className="card" aria-label="选择文件" onSubmit={check}>
            <p className="quiet">
              {mapped
                ? tables
                  ? '表格第一行的列名，或者每个图形的属性：'
                  : '文件里每个图形的属性：'
                : '第一行是列名：'}
              {columns.map(({ name, needed, hint }, at) => (
                <span key={name}>
                  {at > 0 && '、'}
                  {name}
                  {needed && '（必填）'}
                  {hint && `（${hint}）`}
                </span>
              ))}
              。最多 {mostRows.toLocaleString('en')} {mapped ? '个' : '行'}。{mapped ? '文件' : '表'}里没有的列不改
              {!mapped && '，空着的格会清空'}；{mapped ? '文件' : '表'}里没有的{title}
              不动。先检查，看过再导入；有一{mapped ? '个' : '行'}不对就什么也不导入。
              {base === 'matter' && '导入的先进草稿，发布以后才施行。'}
            </p>
            {mapped && system.field}
            {base === 'matter' && old.field}
            {field}
            <div className="button-row">
              <Button type="primary" htmlType="submit" loading={busy}>
                检查
              </Button>
              {tables && (
                <Button onClick={() => saveFile(emptyTable(columns.map(({ name }) => name)), `${title}表模板.csv`)}>
                  下载空表
                </Button>
              )}
              {data.exports.map(as => (
                <Button key={as} onClick={() => save(as)}>
                  导出 {exportForms[as]}
                </Button>
              ))}
            </div>
            {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
          </form>
          {id && <OneImport key={id} base={base} id={id} changed={reload} />}
          <FormerImports base={base} items={data.items} open={id} />
        </>
      )}
    </main>
  )
}
