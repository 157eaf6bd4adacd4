import { Button } from 'antd'
import { useEffect } from 'react'
import { Link, Navigate, useNavigate } from 'react-router-dom'
import { Keys } from '../keys/keys'
import { useEscape } from '../keys/use-escape'
import { lastAddress } from '../queue/saved-queues'
import { useSession } from '../session/session'
import { RegisterForm } from './register-form'
import { deleteRegistration } from './saved-registration'
import { SentNotice } from './sent-notice'
import { useRegistration } from './use-registration'
import './register-page.css'

export function RegisterPage() {
  const { account } = useSession()
  if (!account.rights.includes('registerReports')) return <Navigate to="/" replace />
  return <OneCall />
}

/** The form for a report by telephone or at the counter. */
function OneCall() {
  const registration = useRegistration()
  const navigate = useNavigate()
  const { sent, key } = registration

  useEffect(() => {
    document.title = '登记诉求 · 码上办'
  }, [])

  function leaveFor(path: string) {
    if (sent) deleteRegistration()
    navigate(path)
  }
  const back = () => leaveFor(`/?${lastAddress()}`)
  useEscape(back)

  return (
    <main className="register">
      <div className="register-head">
        <Button onClick={back}>
          ← 队列 <Keys>Esc</Keys>
        </Button>
        <h1>登记电话或窗口诉求</h1>
        <Link to="/callers">以前报过的来这里找</Link>
        <span className="quiet">写的内容自动留着，离开这一页也不会丢</span>
      </div>
      {sent ? (
        <SentNotice
          sent={sent}
          earlier={registration.earlier}
          joinCase={registration.draft.joinCase}
          open={() => leaveFor(`/cases/${sent.caseNo}`)}
          again={registration.begin}
        />
      ) : (
        <RegisterForm key={key} registration={registration} />
      )}
    </main>
  )
}
