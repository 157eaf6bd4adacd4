import * as accounts from '../../contracts/accounts/api'
import { deviceInWords } from '../../contracts/staff/device-in-words'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { cityTime } from '../time/times'

interface LatelyProps {
  account: string
  /** Changes with the account, whose changes are entries too. */
  version: number
}

/** What this account did last, and what was done to it. */
export function Lately({ account, version }: LatelyProps) {
  const { data, error, reload } = useFetch(`account ${account} lately ${version}`, signal =>
    call(accounts.lately, { params: { account }, signal })
  )
  return (
    <section className="card">
      <h2>最近的记录</h2>
      {error && <Failure error={error} retry={reload} />}
      {data?.length === 0 && <p className="quiet">还没有记录</p>}
      {data && data.length > 0 && (
        <ol className="account-lately">
          {data.map(({ id, at, actionText, refused, by, subject, reason, address, device }) => (
            <li key={id}>
              <time dateTime={at}>{cityTime(at).format('YYYY-MM-DD HH:mm')}</time>
              <span>
                <b className={refused ? 'account-refused' : undefined}>{actionText}</b>
                {[by.name, subject !== by.username && subject, reason].filter(Boolean).map(each => (
                  <span key={String(each)}>{each}</span>
                ))}
              </span>
              <small title={device}>{[address, device && deviceInWords(device)].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
