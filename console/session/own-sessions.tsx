import { Alert, App, Button, Skeleton, Tag } from 'antd'
import { deviceInWords } from '../../contracts/staff/device-in-words'
import { staffClients } from '../../contracts/staff/session-headers'
import type { OwnSession } from '../../contracts/staff/sessions'
import * as sessions from '../../contracts/staff/sessions-api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { ago, clock } from '../time/times'
import './own-sessions.css'

/** Where somebody is signed in, and how they sign out there. */
export function OwnSessions() {
  const { message } = App.useApp()
  const { data, error, loading, reload } = useFetch('own sessions', signal => call(sessions.ownSessions, { signal }))
  const { busy, failure, send } = useSend()
  const end = (run: () => Promise<unknown>, words: string) =>
    send(async () => {
      await run().finally(reload)
      message.success(words)
    })
  return (
    <section className="card" aria-labelledby="own-sessions">
      <h2 id="own-sessions">登录的地方</h2>
      <p className="quiet">不是您的设备，就让它退出，再修改密码，并告诉安全管理员。</p>
      {error && <Failure error={error} retry={reload} />}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 2 }} />}
      <ul className="own-sessions">
        {data?.map(session => (
          <li key={session.id}>
            <Place {...session} />
            {!session.current && (
              <Button
                disabled={busy}
                aria-label={`让${nameOf(session)}退出`}
                onClick={() =>
                  end(() => call(sessions.endOwnSession, { params: { session: session.id } }), '那里已经退出')
                }
              >
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data && data.length > 1 && (
        <div>
          <Button
            disabled={busy}
            onClick={() => end(() => call(sessions.endOtherSessions, { body: {} }), '别处都已经退出')}
          >
            退出其他登录
          </Button>
        </div>
      )}
    </section>
  )
}

const nameOf = ({ client, device }: OwnSession) =>
  `${staffClients[client]}${device ? `（${deviceInWords(device)}）` : ''}`

function Place(session: OwnSession) {
  const { address, openedAt, seenAt, current } = session
  return (
    <div>
      <b>{nameOf(session)}</b> {current && <Tag color="blue">就是这里</Tag>}
      <br />
      <span className="quiet">
        {clock(openedAt)} 登录{!current && `，${ago(seenAt)}还在用`}
        {address && `，地址 ${address.replace(/^::ffff:/, '')}`}
      </span>
    </div>
  )
}
