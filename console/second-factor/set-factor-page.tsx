import { Button, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { ConfirmedSecondFactor, SecondFactorOffer } from '../../contracts/staff/second-factor'
import * as rows from '../../contracts/staff/second-factor-api'
import type { AccountView } from '../../contracts/staff/views'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useSend } from '../fetching/use-send'
import { personOf } from '../session/person-of'
import { RecoveryCodes } from './recovery-codes'
import { ScanCard } from './scan-card'

interface SetFactorPageProps {
  account: AccountView
  onSet: (account: AccountView) => void
  leave: () => void
  /** For whoever acts for a colleague whose role must have one. */
  backToOneself?: () => void
}

/** Where somebody is led whose role must have a second factor: nothing else goes before they have set it. */
export function SetFactorPage({ account, onSet, leave, backToOneself }: SetFactorPageProps) {
  const [offer, setOffer] = useState<SecondFactorOffer>()
  const [set, setSet] = useState<ConfirmedSecondFactor>()
  const { failure, send } = useSend()

  const begin = useCallback(() => send(async () => setOffer(await call(rows.beginSecondFactor, { body: {} }))), [send])
  useEffect(() => {
    document.title = '开通动态验证码 · 码上办'
    begin()
  }, [begin])

  return (
    <main className="sign-in">
      <div className="sign-in-card sign-in-wide">
        <h1>{set ? '开通好了' : `${personOf(account).name}，请开通动态验证码`}</h1>
        {!set && <p className="quiet">您的岗位登录时，除了密码还要填手机上的验证码，别人知道密码也进不来。</p>}
        {failure && <Failure error={failure} retry={begin} />}
        {!offer && !failure && <Skeleton active />}
        {offer && !set && <ScanCard key={offer.offer} offer={offer} startAgain={begin} confirmed={setSet} />}
        {set && (
          <RecoveryCodes
            codes={set.recoveryCodes}
            username={personOf(account).username}
            done={() => onSet(set.account)}
          />
        )}
        {!set && backToOneself && (
          <Button type="link" onClick={backToOneself}>
            先不代班，回到自己
          </Button>
        )}
        {!set && (
          <Button type="link" onClick={leave}>
            退出登录
          </Button>
        )}
      </div>
    </main>
  )
}
