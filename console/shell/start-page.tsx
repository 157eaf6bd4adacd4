import { Empty } from 'antd'
import { Navigate } from 'react-router-dom'
import { QueuePage } from '../queue/queue-page'
import { useSession } from '../session/session'
import { worksWithCases } from '../shared/work'

/** The queue, for whoever works with cases; the rules or the codes, for whoever looks after them. */
export function StartPage() {
  const { account } = useSession()
  if (worksWithCases(account.roles)) return <QueuePage />
  if (account.rights.includes('readRules')) return <Navigate to="/rules" replace />
  if (account.rights.includes('readCodes')) return <Navigate to="/codes" replace />
  return (
    <main className="start">
      <h1 className="visually-hidden">工作台</h1>
      <Empty description="您的角色不办理案卷" />
    </main>
  )
}
