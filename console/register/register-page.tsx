import { Button } from 'antd'
import { useEffect } from 'react'
import { Navigate, useNavigate } from 'react-router-dom'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { lastAddress } from '../queue/saved-queues'
import { useSession } from '../session/session'
import { IntakeForm } from './register-form'
import { dropIntake } from './saved-registration'
import { SentNotice } from './sent-notice'
import { useIntake } from './use-registration'
import './register-page.css'

export function IntakePage() {
  const { account } = useSession()
  if (!account.roles.includes('operator')) return <Navigate to="/" replace />
  return <OneCall />
}

/** A report by telephone or at the counter, written down while the caller talks. */
function OneCall() {
  const intake = useIntake()
  const navigate = useNavigate()
  const { sent, key } = intake

  useEffect(() => {
    document.title = '登记诉求 · 码上办'
  }, [])

  function leaveFor(path: string) {
    if (sent) dropIntake()
    navigate(path)
  }
  const back = () => leaveFor(`/?${lastAddress()}`)
  useShortcuts({
    escape: () => {
      const focused = document.activeElement
      if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.blur()
      else back()
    }
  })

  return (
    <main className="intake">
      <div className="intake-head">
        <Button onClick={back}>
          ← 队列 <Keys>Esc</Keys>
        </Button>
        <h1>登记电话或窗口诉求</h1>
        <span className="quiet">写的内容自动留着，离开这一页也不会丢</span>
      </div>
      {sent ? (
        <SentNotice
          sent={sent}
          earlier={intake.earlier}
          joinCase={intake.draft.joinCase}
          open={() => leaveFor(`/cases/${sent.caseNo}`)}
          again={intake.begin}
        />
      ) : (
        <IntakeForm key={key} intake={intake} />
      )}
    </main>
  )
}
