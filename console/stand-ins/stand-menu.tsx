import { App, Button, Dropdown } from 'antd'
import { useNavigate } from 'react-router-dom'
import { asApiError } from '../api/errors'
import { useSession } from '../session/session'
import { dayAndMonth } from './days'

/** Offers the colleagues for whom the person may act today, and the way back. */
export function StandMenu() {
  const { account, standingIn } = useSession()
  const { standFor, backToOneself } = standingIn
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { standsFor = [], person } = account
  if (standsFor.length === 0) return null

  const choose = (colleague: string) =>
    standFor(colleague).then(
      () => navigate('/'),
      failure => message.error(asApiError(failure).message)
    )
  const items = [
    ...standsFor
      .filter(({ id }) => id !== account.id)
      .map(({ id, name, to }) => ({
        key: id,
        label: `代 ${name}（到 ${dayAndMonth(to)}）`,
        onClick: () => void choose(id)
      })),
    ...(person
      ? [
          {
            key: 'oneself',
            label: '回到自己',
            onClick: () => {
              backToOneself()
              navigate('/')
            }
          }
        ]
      : [])
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} autoFocus>
      <Button type="text" aria-haspopup="menu">
        代班 <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  )
}
