import { App, Button } from 'antd'
import { useNavigate } from 'react-router-dom'
import { chinaDay } from '../../contracts/china-time'
import type { StandInView } from '../../contracts/staff/stand-ins'
import * as rows from '../../contracts/staff/stand-ins-api'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { useSession } from '../session/session'
import { StandInsCard } from './stand-ins-card'

/** Who stands in for me, and for whom I may act from here. */
export function OwnStandIns() {
  const { account, standingIn } = useSession()
  const { message } = App.useApp()
  const navigate = useNavigate()
  function act({ colleague, from }: StandInView) {
    if (from > chinaDay(Date.now()) || colleague.id === account.id) return undefined
    const begin = () =>
      standingIn.standFor(colleague.id).then(
        () => navigate('/'),
        failure => message.error(asApiError(failure).message)
      )
    return <Button onClick={begin}>现在代 {colleague.name}</Button>
  }
  return (
    <StandInsCard
      name="own stand-ins"
      load={signal => call(rows.ownStandIns, { signal })}
      arrange={body => call(rows.newOwnStandIn, { body })}
      end={standIn => call(rows.endOwnStandIn, { params: { standIn } })}
      hint="您不在的几天，可以请岗位相同的同事用他自己的账号替您办理，不用把密码告诉别人。"
      nobody="您的部门里没有岗位相同的同事。要请别人代班，请找安全管理员安排。"
      beside={act}
    />
  )
}
