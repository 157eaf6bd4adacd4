import { App, Button, Empty, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate } from 'react-router-dom'
import { type EditionBrief, editionStates } from '../../../contracts/catalogue/editions'
import * as editions from '../../../contracts/catalogue/editions-api'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useSession } from '../../session/session'
import { cityTime } from '../../time/times'
import { BaseNav } from '../base-nav'
import { Comparing } from './comparing'
import { PublishCard } from './publish-card'
import '../departments.css'
import './catalogue.css'

/** What waits to be published, and every edition that was. */
export function EditionsPage() {
  const { account } = useSession()
  return account.rights.includes('manageBaseData') ? <Editions /> : <Navigate to="/" replace />
}

function Editions() {
  const { message } = App.useApp()
  const [opened, setOpened] = useState<number>()
  const [times, setTimes] = useState(0)
  const { data, error, loading, reload } = useFetch('catalogue editions', signal =>
    call(editions.catalogueEditions, { signal })
  )
  useEffect(() => {
    document.title = '目录发布 · 码上办'
  }, [])
  const changed = (words: string) => {
    void message.success(words)
    reload()
    setTimes(times + 1)
    setOpened(undefined)
  }
  return (
    <main className="departments">
      <BaseNav />
      <h1>目录发布</h1>
      <PublishCard key={times} published={() => changed('已发布')} />
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 4 }} />}
      {data?.items.length === 0 && (
        <Empty description="还没有发布过。现在立案按系统里的目录；第一次修改时会自动存下第 1 版" />
      )}
      {data && data.items.length > 0 && <EditionTable items={data.items} opened={opened} open={setOpened} />}
      {opened !== undefined && data && (
        <Comparing
          key={opened}
          edition={opened}
          others={data.items.map(({ edition }) => edition)}
          restored={() => changed(`草稿已恢复成第 ${opened} 版，看过再发布`)}
        />
      )}
    </main>
  )
}

interface EditionTableProps {
  items: readonly EditionBrief[]
  opened: number | undefined
  open: (edition: number) => void
}

function EditionTable({ items, opened, open }: EditionTableProps) {
  return (
    <table className="departments-table" aria-label="发布过的版本">
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">发布时间</th>
          <th scope="col">谁</th>
          <th scope="col">说明</th>
          <th scope="col">施行日期</th>
          <th scope="col">内容</th>
          <th scope="col">情况</th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ edition, at, by, note, from, state, matters, topics }) => (
          <tr key={edition} aria-current={edition === opened ? 'true' : undefined}>
            <td>第 {edition} 版</td>
            <td>{cityTime(at).format('YYYY-MM-DD HH:mm')}</td>
            <td>{by}</td>
            <td>{note || '—'}</td>
            <td>{from}</td>
            <td>
              {matters} 个事项，{topics} 个类别
            </td>
            <td>{editionStates[state]}</td>
            <td>
              <Button size="small" aria-label={`打开、比较第 ${edition} 版`} onClick={() => open(edition)}>
                打开、比较
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
