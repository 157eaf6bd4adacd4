import { Empty } from 'antd'
import { QueuePage } from '../queue/queue-page'
import { useSession } from '../session/session'
import { worksWithCases } from '../shared/work'

/** The queue, for whoever works with cases. */
export function StartPage() {
  const { account } = useSession()
  if (worksWithCases(account.roles)) return <QueuePage />
  return (
    <main className="start">
      <h1 className="visually-hidden">工作台</h1>
      <Empty description="您的角色不办理案卷" />
    </main>
  )
}
