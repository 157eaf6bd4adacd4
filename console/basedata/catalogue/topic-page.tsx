import { App, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import * as keeping from '../../../contracts/catalogue/keeping-api'
import type { TopicFacts } from '../../../contracts/catalogue/records'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useEscape } from '../../keys/use-escape'
import { useSession } from '../../session/session'
import { ThingHistory } from '../thing-history'
import { changeInWords } from './differences'
import { ThingState } from './thing-state'
import { TopicForm } from './topic-form'
import '../departments.css'

const list = '/base/topics'

/** One topic of the draft, or a new one. */
export function TopicPage() {
  const { account } = useSession()
  const { topic = 'new' } = useParams()
  if (!account.rights.includes('manageBaseData')) return <Navigate to="/" replace />
  return topic === 'new' ? <FreshTopic /> : <OneTopic key={topic} id={topic} />
}

function FreshTopic() {
  const navigate = useNavigate()
  useEffect(() => {
    document.title = '新增类别 · 码上办'
  }, [])
  useEscape(() => navigate(list))
  return (
    <main className="departments departments-narrow">
      <Link to={list}>返回诉求类别</Link>
      <h1>新增类别</h1>
      <TopicForm saved={({ id }) => navigate(`${list}/${id}`)} />
    </main>
  )
}

function OneTopic({ id }: { id: string }) {
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [again, setAgain] = useState<{ facts: TopicFacts; times: number }>()
  const params = { topic: id }
  const { data, error, loading, reload } = useFetch(`base topic ${id}`, signal =>
    call(keeping.baseTopic, { params, signal })
  )
  const name = data?.topic.label ?? '类别'
  useEffect(() => {
    document.title = `${name} · 码上办`
  }, [name])
  useEscape(() => navigate(list))
  return (
    <main className="departments departments-narrow">
      <Link to={list}>返回诉求类别</Link>
      <h1>{name}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (
        <>
          <TopicForm
            key={again?.times ?? 0}
            topic={data.topic}
            facts={again?.facts ?? data.topic}
            saved={() => {
              void message.success('已存进草稿')
              reload()
            }}
            seeLatest={reload}
          />
          <ThingState
            what="类别"
            name={name}
            active={data.topic.active}
            act={async (row, note) => {
              await call(row === 'close' ? keeping.closeTopic : keeping.reopenTopic, {
                params,
                body: { version: data.topic.version, note }
              })
              reload()
            }}
          />
          <ThingHistory
            history={data.history}
            inWords={changeInWords}
            current={data.topic.version}
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
