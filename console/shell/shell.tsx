import { Button } from 'antd'
import { useState } from 'react'
import { Link, Outlet, useLocation, useNavigate } from 'react-router-dom'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { useLiveLine } from '../live/use-live'
import { Bell } from '../messages/bell'
import { useUnread } from '../messages/use-unread'
import { lastAddress } from '../queue/saved-queues'
import { useSession } from '../session/session'
import { ActingBar } from '../stand-ins/acting-bar'
import { StandMenu } from '../stand-ins/stand-menu'
import { CrashGuard } from './crash-guard'
import { HelpPanel } from './help-panel'
import { seesCases } from './places'
import './shell.css'

export function Shell() {
  useLiveLine()
  const { account, signOut } = useSession()
  const { pathname } = useLocation()
  const [helping, setHelping] = useState(false)
  const navigate = useNavigate()
  const works = seesCases(account.rights)
  const count = useUnread(works)
  const registers = account.rights.includes('registerReports')
  useShortcuts({
    '?': () => setHelping(true),
    ...(works && { i: () => navigate('/messages') }),
    ...(registers && { c: () => navigate('/register') })
  })
  return (
    <>
      <header className="shell">
        <Link to={`/?${lastAddress()}`} className="shell-name">
          码上办
        </Link>
        <nav aria-label="工作台" className="shell-nav">
          {registers && (
            <Link to="/register" aria-current={pathname === '/register' ? 'page' : undefined}>
              登记诉求 <Keys>c</Keys>
            </Link>
          )}
          {account.rights.includes('serveCallers') && (
            <Link to="/callers" aria-current={pathname === '/callers' ? 'page' : undefined}>
              来电查询
            </Link>
          )}
          {account.rights.includes('readCodes') && (
            <Link to="/codes" aria-current={pathname.startsWith('/codes') ? 'page' : undefined}>
              二维码
            </Link>
          )}
          {account.rights.includes('watchWall') && (
            <Link to="/wall" aria-current={pathname === '/wall' ? 'page' : undefined}>
              督办墙
            </Link>
          )}
          {account.rights.includes('seeFigures') && (
            <Link to="/figures" aria-current={pathname.startsWith('/figures') ? 'page' : undefined}>
              综合评价
            </Link>
          )}
          {account.rights.includes('setAbsences') && (
            <Link to="/absences" aria-current={pathname === '/absences' ? 'page' : undefined}>
              请假
            </Link>
          )}
          {account.rights.includes('blockSenders') && (
            <Link to="/blocks" aria-current={pathname === '/blocks' ? 'page' : undefined}>
              限制上报
            </Link>
          )}
          {account.rights.includes('readRules') && (
            <Link to="/rules" aria-current={pathname.startsWith('/rules') ? 'page' : undefined}>
              规则
            </Link>
          )}
          {account.rights.includes('manageBaseData') && (
            <Link to="/base/departments" aria-current={pathname.startsWith('/base') ? 'page' : undefined}>
              基础数据
            </Link>
          )}
          {account.rights.includes('manageAccounts') && (
            <Link to="/accounts" aria-current={pathname.startsWith('/accounts') ? 'page' : undefined}>
              账号
            </Link>
          )}
          {account.rights.includes('manageAccounts') && (
            <Link to="/roles" aria-current={pathname.startsWith('/roles') ? 'page' : undefined}>
              岗位
            </Link>
          )}
          {account.rights.includes('manageRetention') && (
            <Link to="/retention" aria-current={pathname === '/retention' ? 'page' : undefined}>
              保留期限
            </Link>
          )}
          {account.rights.includes('readAudit') && (
            <Link to="/audit" aria-current={pathname === '/audit' ? 'page' : undefined}>
              审计记录
            </Link>
          )}
        </nav>
        {works && <Bell unread={count.unread} />}
        <span className="shell-who">
          <Link to="/account" className="shell-me" aria-label={`${account.name}，我的账号`}>
            <b>{account.name}</b>
          </Link>
          <span>
            {account.roleNames.join('、')}
            {account.department && ` · ${account.department.name}`}
          </span>
        </span>
        <StandMenu />
        <Button type="text" onClick={() => setHelping(true)}>
          快捷键 <Keys>?</Keys>
        </Button>
        <Button type="text" onClick={signOut}>
          退出登录
        </Button>
      </header>
      <ActingBar />
      <CrashGuard key={pathname}>
        <Outlet context={count} />
      </CrashGuard>
      <HelpPanel open={helping} close={() => setHelping(false)} />
    </>
  )
}
