import { Alert, App, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { NewStandIn, StandIns, StandInView } from '../../contracts/staff/stand-ins'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { ArrangeForm } from './arrange-form'
import { dayAndMonth } from './days'
import './stand-ins.css'

interface StandInsCardProps {
  /** Names what is fetched. */
  name: string
  load: (signal: AbortSignal) => Promise<StandIns>
  arrange: (asked: NewStandIn) => Promise<StandIns>
  end: (id: string) => Promise<unknown>
  /** What is said above the list, and where nobody can be chosen. */
  hint: string
  nobody: string
  /** What else can be done with a stand-in for somebody. */
  beside?: (standIn: StandInView) => ReactNode
}

/** Who stands in for an account and for whom it stands in, from when until when; arranged and ended here. */
export function StandInsCard({ name, load, arrange, end, hint, nobody, beside }: StandInsCardProps) {
  const { message } = App.useApp()
  const { data, error, loading, reload, change } = useFetch(name, load)
  const { busy, failure, send } = useSend()
  const finish = ({ id }: StandInView) =>
    send(async () => {
      await end(id).finally(reload)
      message.success('代班结束了')
    })
  const row = (standIn: StandInView, more?: ReactNode) => (
    <li key={standIn.id}>
      <div>
        <b>{inWords(standIn)}</b>
        <br />
        <span className="quiet">
          {dayAndMonth(standIn.from)} 到 {dayAndMonth(standIn.to)}（含），{standIn.setBy}安排
        </span>
      </div>
      <div className="button-row">
        {more}
        <Button disabled={busy} aria-label={`结束${inWords(standIn)}`} onClick={() => finish(standIn)}>
          结束
        </Button>
      </div>
    </li>
  )
  return (
    <section className="card" aria-labelledby="stand-ins">
      <h2 id="stand-ins">代班</h2>
      <p className="quiet">{hint}</p>
      {error && <Failure error={error} retry={reload} />}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 2 }} />}
      {data && (
        <>
          {data.forMe.length + data.forOthers.length === 0 && <p>现在没有代班</p>}
          <ul className="stand-ins">
            {data.forMe.map(each => row(each))}
            {data.forOthers.map(each => row(each, beside?.(each)))}
          </ul>
          {data.candidates.length === 0 ? (
            <p className="quiet">{nobody}</p>
          ) : (
            <ArrangeForm
              candidates={data.candidates}
              arrange={async asked => {
                const after = await arrange(asked)
                change(() => after)
                message.success('代班安排好了')
              }}
            />
          )}
        </>
      )}
    </section>
  )
}

const inWords = ({ person, colleague }: StandInView) => `${person.name} 代 ${colleague.name}`
