import { Button, Empty } from 'antd'
import { Link } from 'react-router-dom'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { CodePage } from '../api/codes'
import { CodeMark } from './marks'
import { canBeRetired } from './rights'

interface CodeTableProps {
  page: CodePage
  loadingMore: boolean
  fetchMore: () => void
  /** Codes ticked for retiring; missing for whoever may not. */
  ticked?: ReadonlySet<string>
  tick: (codes: readonly string[], on: boolean) => void
}

export function CodeTable({ page, loadingMore, fetchMore, ticked, tick }: CodeTableProps) {
  const { items, next } = page
  if (items.length === 0) return <Empty className="queue-empty" description="没有符合的二维码" />
  const retirable = items.filter(canBeRetired).map(({ code }) => code)
  const all = retirable.length > 0 && retirable.every(code => ticked?.has(code))
  return (
    <>
      <table className="codes-table">
        <thead>
          <tr>
            {ticked && (
              <td>
                <input
                  type="checkbox"
                  aria-label="勾选看到的全部"
                  checked={all}
                  onChange={event => tick(retirable, event.target.checked)}
                />
              </td>
            )}
            <th scope="col">编号</th>
            <th scope="col">状态</th>
            <th scope="col">点位和地址</th>
            <th scope="col">批次</th>
            <th scope="col" className="codes-number">
              近 30 天扫码
            </th>
            <th scope="col" className="codes-number">
              上报
            </th>
            <th scope="col">最近扫码</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.code}>
              {ticked && (
                <td>
                  {canBeRetired(item) && (
                    <input
                      type="checkbox"
                      aria-label={`勾选 ${writePlaceCode(item.code)}`}
                      checked={ticked.has(item.code)}
                      onChange={event => tick([item.code], event.target.checked)}
                    />
                  )}
                </td>
              )}
              <td>
                <Link to={`/codes/${item.code}`} className="code-number">
                  {writePlaceCode(item.code)}
                </Link>
              </td>
              <td>
                <CodeMark state={item.state} />
              </td>
              <td>
                {item.name ? <b>{item.name}</b> : <span className="quiet">还没有安排点位</span>} {item.address}
              </td>
              <td>{item.batch}</td>
              <td className="codes-number">{item.scans}</td>
              <td className="codes-number">{item.reports}</td>
              <td>{item.seenOn ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="queue-end">
        {next ? (
          <Button loading={loadingMore} onClick={fetchMore}>
            再看一些
          </Button>
        ) : (
          <span>共 {items.length} 个，到底了</span>
        )}
      </div>
    </>
  )
}
