import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import type { Right } from '../../../../contracts/staff/rights'
import { Box, Tap, Title, Words } from '../../../components/base'
import { senderOf } from '../../api/sender'
import { lookAgain } from '../../api/staff-request'
import type { StaffAccount } from '../../api/staff-session'
import { Entry } from '../../components/entry'
import { StaffScreen } from '../../components/staff-screen'
import { refreshUnread, useUnread } from '../../messages/unread'
import { OutboxCard } from '../../outbox/outbox-card'
import { useOutbox } from '../../outbox/use-outbox'
import { dutiesOf } from '../../session/duties'
import { goTo, openAbsence, openCodes, openMe, openPatrol } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { StandsFor } from '../../stand-ins/stands-for'
import './index.scss'
import { TaskCount } from './task-count'

export default function HomePage() {
  return <SignedIn title="工作首页">{(session, account) => <Home session={session} account={account} />}</SignedIn>
}

/** What this person's roles do today. */
function Home({ session, account }: { session: Session; account: StaffAccount }) {
  const outbox = useOutbox()
  const unread = useUnread()
  const { collects, handles, oversees } = dutiesOf(account.rights)
  const may = (right: Right) => account.rights.includes(right)
  useEffect(() => void refreshUnread(), [])
  useDidShow(() => {
    void refreshUnread()
    void lookAgain()
  })
  const sendWaiting = async () => {
    if ((await outbox.flush(senderOf(account).id)) === 'signIn') session.expire()
  }
  return (
    <StaffScreen current="home">
      <Box className="home-who">
        <Title level={1}>{account.name}</Title>
        <Words className="hint">{account.roleNames.join('、')}</Words>
      </Box>
      <StandsFor session={session} account={account} />
      <OutboxCard outbox={outbox} account={account} onSend={() => void sendWaiting()} />
      {collects && (
        <>
          <Entry id="to-tasks" name="今日任务" onTap={() => goTo('tasks')}>
            <TaskCount session={session} />
          </Entry>
          {may('patrol') && (
            <Entry id="to-patrol" name="巡查上报" onTap={openPatrol}>
              发现问题就拍下来，当场解决的也记一笔
            </Entry>
          )}
        </>
      )}
      {may('hangCodes') && may('readCodes') && (
        <Entry id="to-codes" name="二维码" onTap={openCodes}>
          张贴、更换、登记损坏
        </Entry>
      )}
      {collects && !account.person && (
        <Entry id="to-absence" name="请假" onTap={openAbsence}>
          不上班的日子，任务派给别人
        </Entry>
      )}
      {handles && (
        <Entry id="to-cases" name="我的任务" onTap={() => goTo('cases')}>
          签收、处置、报告完成
        </Entry>
      )}
      {!handles && oversees && (
        <Entry id="to-cases" name="案卷" onTap={() => goTo('cases')}>
          在办的案卷，最急的在前
        </Entry>
      )}
      <Entry id="to-messages" name="消息" onTap={() => goTo('messages')}>
        {unread > 0 ? `${unread} 条未读` : '没有未读消息'}
      </Entry>
      <Box className="home-foot">
        <Tap id="to-me" className="link" onTap={openMe}>
          <Words>我的账号</Words>
        </Tap>
        <Tap id="sign-out" className="link" onTap={() => void session.leave()}>
          <Words>退出登录</Words>
        </Tap>
      </Box>
    </StaffScreen>
  )
}
