import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { ConfirmedSecondFactor, SecondFactorOffer } from '../../contracts/staff/second-factor'
import * as rows from '../../contracts/staff/second-factor-api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { personOf } from '../session/person-of'
import { useSession } from '../session/session'
import { dateOf, dayInWords } from '../time/times'
import { ProveForm } from './prove-form'
import { RecoveryCodes } from './recovery-codes'
import { ScanCard } from './scan-card'
import './second-factor.css'

type Doing =
  | { step: 'setting' | 'renewing' }
  | { step: 'scanning'; offer: SecondFactorOffer }
  | { step: 'keeping'; codes: readonly string[]; session?: ConfirmedSecondFactor }

/** My second factor: set it, move it to another phone, make new recovery codes. */
export function OwnFactorCard() {
  const { account, renew } = useSession()
  const [doing, setDoing] = useState<Doing>()
  const { data, error, reload } = useFetch('own second factor', signal => call(rows.ownSecondFactor, { signal }))
  if (!data) return error ? <Failure error={error} retry={reload} /> : <Skeleton active />

  const done = (session?: ConfirmedSecondFactor) => {
    setDoing(undefined)
    if (session) renew(session.account)
    reload()
  }
  return (
    <section className="card">
      <h2>动态验证码</h2>
      {!doing && (
        <>
          <p className="quiet">
            {data.since
              ? `${dayInWords(dateOf(data.since))}开通，登录时除了密码还要填手机上的验证码。备用码还剩 ${data.recoveryCodesLeft} 个。`
              : '没有开通。开通以后，登录时除了密码还要填手机上的验证码，别人知道密码也进不来。'}
          </p>
          {data.since && data.recoveryCodesLeft < 3 && (
            <Alert type="warning" showIcon title="备用码快用完了，请重新生成一组" />
          )}
          <div className="recovery-buttons">
            <Button onClick={() => setDoing({ step: 'setting' })}>{data.since ? '换一部手机' : '开通'}</Button>
            {data.since && <Button onClick={() => setDoing({ step: 'renewing' })}>重新生成备用码</Button>}
          </div>
        </>
      )}
      {doing?.step === 'setting' && (
        <ProveForm
          by={data.since ? 'code' : 'password'}
          cancel={() => setDoing(undefined)}
          prove={async body => setDoing({ step: 'scanning', offer: await call(rows.beginSecondFactor, { body }) })}
        />
      )}
      {doing?.step === 'renewing' && (
        <ProveForm
          by="code"
          cancel={() => setDoing(undefined)}
          prove={async ({ code = '' }) => {
            const { recoveryCodes } = await call(rows.newRecoveryCodes, { body: { code } })
            setDoing({ step: 'keeping', codes: recoveryCodes })
          }}
        />
      )}
      {doing?.step === 'scanning' && (
        <ScanCard
          offer={doing.offer}
          startAgain={() => setDoing({ step: 'setting' })}
          confirmed={session => setDoing({ step: 'keeping', codes: session.recoveryCodes, session })}
        />
      )}
      {doing?.step === 'keeping' && (
        <RecoveryCodes codes={doing.codes} username={personOf(account).username} done={() => done(doing.session)} />
      )}
    </section>
  )
}
