import { Fragment, type ReactNode, useRef } from 'react'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { Screen } from '../../components/screen'
import { type StaffAccount, whyEnded } from '../api/staff-session'
import { PasswordCard } from '../password/password-card'
import { SetFactorCard } from '../second-factor/set-factor-card'
import { ActingBar } from '../stand-ins/acting-bar'
import { type Session, useSession } from './use-session'

interface Props {
  title: string
  children(session: Session, account: StaffAccount): ReactNode
}

/** The page for whoever is signed in, the way in for everybody else. A session that ends takes nothing off the page. */
export function SignedIn({ title, children }: Props) {
  const session = useSession()
  const last = useRef<StaffAccount>()
  last.current = session.account ?? (session.left ? undefined : last.current)
  const account = last.current
  const way = (
    <Tap id="to-sign-in" className="main-button" onTap={session.signIn}>
      <Words>工作人员登录</Words>
    </Tap>
  )
  if (!account)
    return (
      <Screen>
        <Box className="card">
          <Title level={1}>{title}</Title>
          <Box className="staff-line">这里给城管工作人员用。反映问题不用登录。</Box>
          {way}
        </Box>
      </Screen>
    )
  if (account.mustChangePassword && session.account)
    return (
      <Screen>
        <PasswordCard
          session={session}
          title={`${account.name}，请先改密码`}
          why="现在的密码是别人替您生成的。改成只有您知道的密码，就可以开始工作。"
          onChanged={() => undefined}
        />
        <Tap id="sign-out" className="link" onTap={() => void session.leave()}>
          <Words>退出登录</Words>
        </Tap>
      </Screen>
    )
  if (account.mustSetSecondFactor && session.account)
    return (
      <Screen>
        <SetFactorCard session={session} name={account.name} />
        <Tap id="sign-out" className="link" onTap={() => void session.leave()}>
          <Words>退出登录</Words>
        </Tap>
      </Screen>
    )
  return (
    <>
      <ActingBar account={account} />
      {!session.account && (
        <Box className="staff-again">
          <Notice kind="warning">{whyEnded()}。您写的都还在。</Notice>
          {way}
        </Box>
      )}
      <Fragment key={`${account.person?.id ?? account.id} ${session.desk}`}>{children(session, account)}</Fragment>
    </>
  )
}
