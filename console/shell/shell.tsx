import { Button } from 'antd'
import { useState } from 'react'
import { Link, Outlet, useLocation, useNavigate } from 'react-router-dom'
import { roles } from '../../contracts/staff/roles'
import { readsCodes } from '../codes/rights'
import { Bell } from '../inbox/bell'
import { useUnread } from '../inbox/use-unread'
import { lastAddress } from '../queue/places'
import { readsRules } from '../rules/rights'
import { useSession } from '../session/session'
import { Keys } from '../shared/keys'
import { useShortcuts } from '../shared/use-shortcuts'
import { worksWithCases } from '../shared/work'
import { watchesWall } from '../wall/rights'
import { CrashGuard } from './crash-guard'
import { HelpPanel } from './help-panel'
import './shell.css'

export function Shell() {
  const { account, signOut } = useSession()
  const { pathname } = useLocation()
  const [helping, setHelping] = useState(false)
  const navigate = useNavigate()
  const works = worksWithCases(account.roles)
  const count = useUnread(works)
  const registers = account.roles.includes('operator')
  useShortcuts({
    '?': () => setHelping(true),
    ...(works && { i: () => navigate('/inbox') }),
    ...(registers && { c: () => navigate('/new') })
  })
  return (
    <>
      <header className="shell">
        <Link to={`/?${lastAddress()}`} className="shell-name">
          码上办
        </Link>
        <nav aria-label="工作台" className="shell-nav">
          {registers && (
            <Link to="/new" aria-current={pathname === '/new' ? 'page' : undefined}>
              登记诉求 <Keys>c</Keys>
            </Link>
          )}
          {readsCodes(account.roles) && (
            <Link to="/codes" aria-current={pathname.startsWith('/codes') ? 'page' : undefined}>
              二维码
            </Link>
          )}
          {watchesWall(account.roles) && (
            <Link to="/wall" aria-current={pathname === '/wall' ? 'page' : undefined}>
              督办墙
            </Link>
          )}
          {readsRules(account.roles) && (
            <Link to="/rules" aria-current={pathname.startsWith('/rules') ? 'page' : undefined}>
              规则
            </Link>
          )}
        </nav>
        {works && <Bell unread={count.unread} />}
        <span className="shell-who">
          <b>{account.name}</b>
          <span>
            {account.roles.map(role => roles[role]).join('、')}
            {account.department && ` · ${account.department.name}`}
          </span>
        </span>
        <Button type="text" onClick={() => setHelping(true)}>
          快捷键 <Keys>?</Keys>
        </Button>
        <Button type="text" onClick={signOut}>
          退出登录
        </Button>
      </header>
      <CrashGuard key={pathname}>
        <Outlet context={count} />
      </CrashGuard>
      <HelpPanel open={helping} close={() => setHelping(false)} />
    </>
  )
}
