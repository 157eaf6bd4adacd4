import { Alert, Button } from 'antd'
import { useNavigate } from 'react-router-dom'
import { useSession } from '../session/session'
import './acting-bar.css'

/** Says at the top of each page for whom somebody acts, and when that has ended by itself. */
export function ActingBar() {
  const { account, standingIn } = useSession()
  const { notice, dismiss, backToOneself } = standingIn
  const navigate = useNavigate()
  const { person, standsFor = [] } = account
  if (!person) {
    if (!notice) return null
    return (
      <Alert
        type="warning"
        role="alert"
        showIcon
        banner
        title={notice}
        action={
          <Button size="small" onClick={dismiss}>
            知道了
          </Button>
        }
      />
    )
  }
  const colleague = standsFor.find(({ id }) => id === account.id)?.name ?? ''
  return (
    <section className="acting-bar" aria-label="代班">
      <span>
        您正在代 <b>{colleague}</b> 办理。每一步都记作「{account.name}」。
      </span>
      <Button
        size="small"
        onClick={() => {
          backToOneself()
          navigate('/')
        }}
      >
        回到自己
      </Button>
    </section>
  )
}
