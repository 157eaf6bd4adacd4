import { Alert, Button, Input, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import * as editions from '../../../contracts/catalogue/editions-api'
import { chinaDay } from '../../../contracts/china-time'
import { call } from '../../api/call'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { Differences } from './differences'

/** What the draft would change, what that touches, and publishing it. */
export function PublishCard({ published }: { published: () => void }) {
  const { data, error, loading, reload } = useFetch('catalogue draft', signal =>
    call(editions.catalogueDraft, { signal })
  )
  const [note, setNote] = useState('')
  const [from, setFrom] = useState('')
  const { busy, failure, send } = useSend()
  const today = chinaDay(new Date())
  if (error) return <Failure error={error} retry={reload} />
  if (!data) return loading ? <Skeleton active paragraph={{ rows: 4 }} /> : null
  const { edition, seen, differences, touches, planned } = data
  function publish(event: FormEvent) {
    event.preventDefault()
    send(async () => {
      await call(editions.publishCatalogue, { body: { edition, seen, note, ...(from && { from }) } })
      setNote('')
      setFrom('')
      reload()
      published()
    })
  }
  return (
    <section className="card" aria-label="没有发布的修改">
      <h2>没有发布的修改</h2>
      {differences.length === 0 ? (
        <p className="quiet">草稿和最后一版一样。到事项目录或诉求类别里改，再回到这里发布。</p>
      ) : (
        <>
          <Differences items={differences} label="没有发布的修改" />
          {touches.length > 0 && (
            <Alert
              type="info"
              showIcon
              title="发布会碰到这些："
              description={
                <ul className="catalogue-differences" aria-label="发布会碰到的">
                  {touches.map(sentence => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              }
            />
          )}
          {planned && (
            <Alert
              type="warning"
              showIcon
              title={`第 ${planned.edition} 版定在 ${planned.from} 施行。再发布的一版施行以后会取代它。`}
            />
          )}
          <form className="catalogue-publish" onSubmit={publish} aria-label="发布">
            <FieldFrame label="施行日期" {...(failure?.fields.from && { error: failure.fields.from })}>
              {control => (
                <Input
                  {...control}
                  type="date"
                  min={today}
                  value={from || today}
                  onChange={event => setFrom(event.target.value)}
                />
              )}
            </FieldFrame>
            <FieldFrame label="为什么发布（会写进版本和审计记录）">
              {control => (
                <Input {...control} maxLength={200} value={note} onChange={event => setNote(event.target.value)} />
              )}
            </FieldFrame>
            <Button type="primary" htmlType="submit" loading={busy}>
              发布第 {edition + 1} 版
            </Button>
          </form>
        </>
      )}
      {failure && Object.keys(failure.fields).length === 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={failure.message}
          action={failure.code === 'base_changed' && <Button onClick={reload}>看最新的修改</Button>}
        />
      )}
    </section>
  )
}
