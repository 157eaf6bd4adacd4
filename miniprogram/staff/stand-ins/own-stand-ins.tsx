import { useState } from 'react'
import { chinaDay } from '../../../contracts/china-time'
import type { StandInView } from '../../../contracts/staff/stand-ins'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { Waiting } from '../../components/waiting'
import { day } from '../../time/china-time'
import { lookAgain } from '../api/staff-request'
import { endStandIn, readStandIns } from '../api/stand-ins'
import { StaffScreen } from '../components/staff-screen'
import { StaleNotice } from '../saved/stale-notice'
import { useSaved } from '../saved/use-saved'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'
import { actFor } from './act'
import { ArrangeCard } from './arrange-card'

/** Who stands in for me, for whom I may act, and whom I ask. */
export function OwnStandIns({ session }: { session: Session }) {
  const saved = useSaved(session, 'stand-ins', readStandIns)
  const [told, setTold] = useState<string>()
  const { ask, busy, trouble } = useAsk(session, '网络不通，没有办成。有信号时请再按一次。')
  if (!saved.data)
    return (
      <StaffScreen>
        <Waiting problem={saved.problem} onRetry={() => void saved.reload()} />
      </StaffScreen>
    )
  const { forMe, forOthers, candidates } = saved.data
  const end = ({ id }: StandInView) =>
    ask(async () => {
      setTold(undefined)
      await endStandIn(id).finally(saved.reload)
      void lookAgain()
      setTold('代班结束了。')
    })
  const mayActFor = ({ from, colleague }: StandInView) =>
    from <= chinaDay(Date.now()) && colleague.id !== session.account?.id
  return (
    <StaffScreen notice={told && <Notice id="told">{told}</Notice>}>
      <Box className="card">
        <Title level={1}>代班</Title>
        <StaleNotice problem={saved.problem} at={saved.at} />
        <Box className="staff-line">
          您不在的几天，可以请岗位相同的同事用他自己的账号替您办理，不用把密码告诉别人。两个人的名字都会记在办理经过里。
        </Box>
        {trouble && (
          <Notice id="trouble" kind="trouble">
            {trouble}
          </Notice>
        )}
        {forMe.length + forOthers.length === 0 && <Box className="staff-line">现在没有代班。</Box>}
        <Box id="own-stand-ins" role="list" label="代班">
          {[...forMe, ...forOthers].map((each, index) => (
            <Box key={each.id} className="staff-entry" role="listitem">
              <Box className="staff-strong">{inWords(each)}</Box>
              <Box className="staff-facts">{`${day(each.from)}到${day(each.to)}（含），${each.setBy}安排`}</Box>
              <Box className="stand-in-buttons">
                {forOthers.includes(each) && mayActFor(each) && (
                  <Tap
                    id={`act-for-${index}`}
                    className="side-button"
                    onTap={() => ask(() => actFor(each.colleague.id))}
                  >
                    <Words>{busy ? '请稍等…' : `现在代 ${each.colleague.name}`}</Words>
                  </Tap>
                )}
                <Tap
                  id={`end-stand-in-${index}`}
                  className="side-button"
                  label={`结束${inWords(each)}`}
                  onTap={() => end(each)}
                >
                  <Words>结束</Words>
                </Tap>
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
      <ArrangeCard
        session={session}
        candidates={candidates}
        onArranged={after => {
          saved.replace(after)
          setTold('代班安排好了。')
        }}
      />
    </StaffScreen>
  )
}

const inWords = ({ person, colleague }: StandInView) => `${person.name} 代 ${colleague.name}`
