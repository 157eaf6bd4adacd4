import { useState } from 'react'
import { deviceInWords } from '../../../contracts/staff/device-in-words'
import { staffClients } from '../../../contracts/staff/session-headers'
import type { OwnSession } from '../../../contracts/staff/sessions'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { Waiting } from '../../components/waiting'
import { dayAndTime } from '../../time/china-time'
import { endOtherSessions, endOwnSession, readOwnSessions } from '../api/own-sessions'
import { StaffScreen } from '../components/staff-screen'
import { StaleNotice } from '../saved/stale-notice'
import { useSaved } from '../saved/use-saved'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'

/** Where somebody is signed in, and how they sign out there. */
export function OwnSessions({ session }: { session: Session }) {
  const saved = useSaved(session, 'own sessions', readOwnSessions)
  const [told, setTold] = useState<string>()
  const { ask, busy, trouble } = useAsk(session, '网络不通，那里还没有退出。有信号时请再按一次。')
  const end = (run: () => Promise<void>, words: string) =>
    ask(async () => {
      setTold(undefined)
      await run().finally(saved.reload)
      setTold(words)
    })
  if (!saved.data)
    return (
      <StaffScreen>
        <Waiting problem={saved.problem} onRetry={() => void saved.reload()} />
      </StaffScreen>
    )
  return (
    <StaffScreen notice={told && <Notice id="told">{told}</Notice>}>
      <Box className="card">
        <Title level={1}>登录的地方</Title>
        <StaleNotice problem={saved.problem} at={saved.at} />
        <Box className="staff-line">不是您的设备，就让它退出，再修改密码，并告诉安全管理员。</Box>
        {trouble && (
          <Notice id="trouble" kind="trouble">
            {trouble}
          </Notice>
        )}
        <Box id="own-sessions" role="list" label="登录的地方">
          {saved.data.map((each, index) => (
            <Box key={each.id} className="staff-entry" role="listitem">
              <Place {...each} />
              {!each.current && (
                <Tap
                  id={`end-session-${index}`}
                  className="side-button staff-below"
                  label={`让${nameOf(each)}退出`}
                  onTap={() => end(() => endOwnSession(each.id), '那里已经退出。')}
                >
                  <Words>{busy ? '请稍等…' : '退出'}</Words>
                </Tap>
              )}
            </Box>
          ))}
        </Box>
        {saved.data.length > 1 && (
          <Tap
            id="end-others"
            className="side-button staff-below"
            onTap={() => end(endOtherSessions, '别处都已经退出。')}
          >
            <Words>别处都退出</Words>
          </Tap>
        )}
      </Box>
    </StaffScreen>
  )
}

const nameOf = ({ client, device }: OwnSession) =>
  `${staffClients[client]}${device ? `（${deviceInWords(device)}）` : ''}`

function Place(session: OwnSession) {
  const { address, openedAt, seenAt, current } = session
  return (
    <>
      <Box className="staff-strong">{`${nameOf(session)}${current ? ' · 就是这里' : ''}`}</Box>
      <Box className="staff-facts">{`${dayAndTime(openedAt)} 登录${current ? '' : `，${dayAndTime(seenAt)} 还在用`}`}</Box>
      {address && <Box className="staff-facts">{`地址 ${address.replace(/^::ffff:/, '')}`}</Box>}
    </>
  )
}
