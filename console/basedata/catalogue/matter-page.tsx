import { App, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import type { MatterFacts } from '../../../contracts/catalogue/records'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useEscape } from '../../keys/use-escape'
import { useSession } from '../../session/session'
import { ThingHistory } from '../thing-history'
import { changeInWords } from './differences'
import { DraftTag } from './draft-tag'
import { MatterForm } from './matter-form'
import { ThingState } from './thing-state'
import '../departments.css'
import './catalogue.css'

const list = '/base/matters'

/** One matter of the draft, or a new one. */
export function MatterPage() {
  const { account } = useSession()
  const { matter = 'new' } = useParams()
  if (!account.rights.includes('manageBaseData')) return <Navigate to="/" replace />
  return matter === 'new' ? <FreshMatter /> : <OneMatter key={matter} code={matter} />
}

function FreshMatter() {
  const navigate = useNavigate()
  useEffect(() => {
    document.title = '新增事项 · 码上办'
  }, [])
  useEscape(() => navigate(list))
  return (
    <main className="departments catalogue-page">
      <Link to={list}>返回事项目录</Link>
      <h1>新增事项</h1>
      <MatterForm saved={({ code }) => navigate(`${list}/${code}`)} />
    </main>
  )
}

function OneMatter({ code }: { code: string }) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [again, setAgain] = useState<{ facts: MatterFacts; times: number }>()
  const params = { matter: code }
  const { data, error, loading, reload } = useFetch(`base matter ${code}`, signal =>
    call(keeping.baseMatter, { params, signal })
  )
  const name = data?.matter.name ?? '事项'
  useEffect(() => {
    document.title = `${name} · 码上办`
  }, [name])
  useEscape(() => navigate(list))
  const show = () => {
    void message.success('已存进草稿')
    reload()
  }
  return (
    <main className="departments catalogue-page">
      <Link to={list}>返回事项目录</Link>
      <h1>
        {code} {name}{' '}
        {data && (data.matter.draft || !data.matter.active) && (
          <DraftTag draft={data.matter.draft} active={data.matter.active} />
        )}
      </h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <>
          <MatterForm
            key={again?.times ?? 0}
            matter={data.matter}
            facts={again?.facts ?? data.matter}
            saved={show}
            seeLatest={reload}
          />
          <ThingState
            what="事项"
            name={name}
            active={data.matter.active}
            used={data.openCases > 0 ? `${data.openCases} 件在办案卷` : undefined}
            act={async (row, note) => {
              await call(row === 'close' ? keeping.closeMatter : keeping.reopenMatter, {
                params,
                body: { version: data.matter.version, note }
              })
              reload()
            }}
          />
          <ThingHistory
            history={data.history}
            inWords={changeInWords}
            current={data.matter.version}
            restore={facts => {
              setAgain({ facts, times: (again?.times ?? 0) + 1 })
              window.scrollTo(0, 0)
            }}
          />
        </>
      )}
    </main>
  )
}
