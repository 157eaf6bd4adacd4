import { Empty } from 'antd'
import { Navigate } from 'react-router-dom'
import { AccountsPage } from '../accounts/accounts-page'
import { QueuePage } from '../queue/queue-page'
import { useSession } from '../session/session'

/** Shows the queue to people who work with cases, and leads the others to the rules or the codes. */
export function StartPage() {
  const { account } = useSession()
  if (account.rights.includes('workOnCases')) return <QueuePage />
  if (account.rights.includes('manageAccounts')) return <AccountsPage />
  if (account.rights.includes('readAudit')) return <Navigate to="/audit" replace />
  if (account.rights.includes('readRules')) return <Navigate to="/rules" replace />
  if (account.rights.includes('readCodes')) return <Navigate to="/codes" replace />
  return (
    <main className="start">
      <h1 className="visually-hidden">工作台</h1>
      <Empty description="您的角色不办理案卷" />
    </main>
  )
}
