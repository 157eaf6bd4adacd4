import { Button } from 'antd'
import { useState } from 'react'
import type { BaseImportRow, ImportState, RowVerdict } from '../../../contracts/basedata/imports'
import * as imports from '../../../contracts/basedata/imports-api'
import type { BaseKind } from '../../../contracts/basedata/kinds'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'

interface ImportRowsProps {
  params: { base: BaseKind; import: string }
  verdict: RowVerdict
  /** The rows may be others once it has changed. */
  state: ImportState
}

/** The rows with one verdict, a page of them. */
export function ImportRows({ params, verdict, state }: ImportRowsProps) {
  const [page, setPage] = useState(0)
  const { data, error, reload } = useFetch(`base rows ${params.import} ${verdict} ${page} ${state}`, signal =>
    call(imports.baseImportRows, { params, query: { verdict, page: String(page) }, signal })
  )
  if (error) return <Failure error={error} retry={reload} />
  if (!data) return null
  return (
    <>
      <table className="departments-table">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">名称</th>
            {verdict === 'wrong' && <th scope="col">列</th>}
            <th scope="col">{verdict === 'wrong' ? '问题' : '内容'}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(row =>
            verdict === 'wrong' ? <WrongRow key={row.row} {...row} /> : <Row key={row.row} {...row} />
          )}
        </tbody>
      </table>
      {(page > 0 || data.next !== undefined) && (
        <div className="button-row">
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            上一页
          </Button>
          <Button disabled={data.next === undefined} onClick={() => setPage(page + 1)}>
            下一页
          </Button>
        </div>
      )}
    </>
  )
}

function WrongRow({ row, sheet, title, problems }: BaseImportRow) {
  return problems.map(({ column, problem }, at) => (
    <tr key={column}>
      {at === 0 && <td rowSpan={problems.length}>{rowName(row, sheet)}</td>}
      {at === 0 && <td rowSpan={problems.length}>{title}</td>}
      <td>{column}</td>
      <td className="account-refused">{problem}</td>
    </tr>
  ))
}

function Row({ row, sheet, title, verdict, changes, warnings }: BaseImportRow) {
  return (
    <tr>
      <td>{rowName(row, sheet)}</td>
      <td>{title}</td>
      <td>
        {changes
          .map(({ what, before, after }) =>
            verdict === 'new' ? `${what} ${after ?? ''}` : `${what} ${before ?? '（空）'} → ${after ?? '（空）'}`
          )
          .join('；')}
        {warnings.map(({ column, problem }) => (
          <div key={column}>
            请留意 {column}：{problem}
          </div>
        ))}
      </td>
    </tr>
  )
}

const rowName = (row: number, sheet?: string) => (sheet ? `${sheet} ${row}` : row)
