import { Empty } from 'antd'
import { Navigate } from 'react-router-dom'
import { AccountsPage } from '../accounts/accounts-page'
import { QueuePage } from '../queue/queue-page'
import { useSession } from '../session/session'
import { seesCases, startOf } from './places'

/** Shows the queue to people who work with cases or look at them, and leads the others to the first page of their own. */
export function StartPage() {
  const { account } = useSession()
  if (seesCases(account.rights)) return <QueuePage key={account.id} />
  const start = startOf(account.rights)
  if (start === '/accounts') return <AccountsPage />
  if (start) return <Navigate to={start} replace />
  return (
    <main className="start">
      <h1 className="visually-hidden">工作台</h1>
      <Empty description="您的岗位在这里没有可以打开的页面。请用手机办理，或者请安全管理员看看您的岗位" />
    </main>
  )
}
