import { Empty } from 'antd'
import { Navigate } from 'react-router-dom'
import { readsCodes } from '../codes/rights'
import { QueuePage } from '../queue/queue-page'
import { readsRules } from '../rules/rights'
import { useSession } from '../session/session'
import { worksWithCases } from '../work/work'

/** Shows the queue to people who work with cases, and leads the others to the rules or the codes. */
export function StartPage() {
  const { account } = useSession()
  if (worksWithCases(account.roles)) return <QueuePage />
  if (readsRules(account.roles)) return <Navigate to="/rules" replace />
  if (readsCodes(account.roles)) return <Navigate to="/codes" replace />
  return (
    <main className="start">
      <h1 className="visually-hidden">工作台</h1>
      <Empty description="您的角色不办理案卷" />
    </main>
  )
}
