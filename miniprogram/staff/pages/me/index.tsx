import { Box, Tap, Title, Words } from '../../../components/base'
import { readOwnSession, type StaffAccount } from '../../api/staff-session'
import { Entry } from '../../components/entry'
import { StaffScreen } from '../../components/staff-screen'
import { openPassword, openSecondFactor, openSessions, openStandIns } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'

export default function MePage() {
  return <SignedIn title="我的账号">{(session, account) => <Me session={session} account={account} />}</SignedIn>
}

/** Who I am here, and what I can do about my own account. Standing in for somebody, it is still about me. */
function Me({ session, account }: { session: Session; account: StaffAccount }) {
  const { name, username, roleNames, department } = readOwnSession()?.account ?? account
  return (
    <StaffScreen>
      <Box className="card">
        <Title level={1}>{name}</Title>
        <Box className="staff-facts">{`用户名：${username}`}</Box>
        <Box className="staff-facts">{`岗位：${roleNames.join('、')}`}</Box>
        {department && <Box className="staff-facts">{`部门：${department.name}`}</Box>}
      </Box>
      <Entry id="to-stand-ins" name="代班" onTap={openStandIns}>
        请同事替您办几天，或者替同事办
      </Entry>
      <Entry id="to-sessions" name="登录的地方" onTap={openSessions}>
        看看哪些手机和电脑上登录着，让别处退出
      </Entry>
      <Entry id="to-second-factor" name="动态验证码" onTap={openSecondFactor}>
        登录时多一道验证，备用码
      </Entry>
      <Entry id="to-password" name="修改密码" onTap={openPassword}>
        改好以后，别处的登录都会退出
      </Entry>
      <Tap id="sign-out" className="link" onTap={() => void session.leave()}>
        <Words>退出登录</Words>
      </Tap>
    </StaffScreen>
  )
}
