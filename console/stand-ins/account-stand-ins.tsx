import * as rows from '../../contracts/staff/stand-ins-api'
import { call } from '../api/call'
import { StandInsCard } from './stand-ins-card'

/** The stand-ins of one account, as the security officer arranges them. */
export function AccountStandIns({ account }: { account: string }) {
  const params = { account }
  return (
    <StandInsCard
      name={`account ${account} stand-ins`}
      load={signal => call(rows.standInsOfAccount, { params, signal })}
      arrange={body => call(rows.newStandIn, { params, body })}
      end={standIn => call(rows.endStandIn, { params: { account, standIn } })}
      hint="这个人不在的几天，可以由同一个部门的同事用自己的账号代办。两个人的名字都会记在办理经过里。"
      nobody="同一个部门里没有可以代班的人。"
    />
  )
}
