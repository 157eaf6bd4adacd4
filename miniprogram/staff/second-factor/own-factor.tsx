import { useState } from 'react'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { Waiting } from '../../components/waiting'
import { day } from '../../time/china-time'
import { newRecoveryCodes, readOwnFactor } from '../api/second-factor'
import { StaffScreen } from '../components/staff-screen'
import { StaleNotice } from '../saved/stale-notice'
import { useSaved } from '../saved/use-saved'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'
import { ProveCard } from './prove-card'
import { RecoveryCodesCard } from './recovery-codes-card'
import { SecretLines } from './secret-lines'
import { useSetFactor } from './use-set-factor'

type Doing = 'looking' | 'setting' | 'renewing'

/** My second factor: set it, move it to another phone, make new recovery codes. */
export function OwnFactor({ session }: { session: Session }) {
  const saved = useSaved(session, 'second factor', readOwnFactor)
  const [doing, setDoing] = useState<Doing>('looking')
  const [codes, setCodes] = useState<readonly string[]>()
  const look = () => {
    setDoing('looking')
    setCodes(undefined)
    void saved.reload()
  }
  const factor = useSetFactor(session, look)
  const renewal = useAsk(session, '网络不通，没有生成。有信号时请再按一次。')
  const { data } = saved
  const cancel = () => {
    factor.drop()
    setDoing('looking')
  }
  const page = (content: JSX.Element) => <StaffScreen>{content}</StaffScreen>

  if (!data) return page(<Waiting problem={saved.problem} onRetry={() => void saved.reload()} />)
  if (factor.recoveryCodes && doing === 'setting')
    return page(<RecoveryCodesCard title="开通好了" codes={factor.recoveryCodes} onKept={factor.keep} />)
  if (codes) return page(<RecoveryCodesCard title="新的备用码" codes={codes} onKept={look} />)
  const { since, recoveryCodesLeft } = data
  const change = since ? '换一部手机' : '开通'
  const title = since ? '换一部手机收验证码' : '开通动态验证码'
  if (doing === 'setting' && factor.secret)
    return page(
      <Box className="card">
        <Title level={1}>{title}</Title>
        <SecretLines {...factor} wrong={factor.wrong.code} onCode={factor.setCode} onEnter={factor.confirm} />
        {factor.trouble && (
          <Notice id="trouble" kind="trouble">
            {factor.trouble}
          </Notice>
        )}
        <Tap id="set-factor" className="main-button" onTap={factor.confirm}>
          <Words>{factor.busy ? '请稍等…' : '开通'}</Words>
        </Tap>
        <Tap id="cancel" className="link" onTap={cancel}>
          <Words>取消</Words>
        </Tap>
      </Box>
    )
  if (doing === 'setting')
    return page(
      <ProveCard title={title} by={since ? 'code' : 'password'} {...factor} prove={factor.begin} cancel={cancel} />
    )
  if (doing === 'renewing')
    return page(
      <ProveCard
        title="重新生成备用码"
        by="code"
        {...renewal}
        prove={({ code = '' }) => renewal.ask(async () => setCodes(await newRecoveryCodes(code)))}
        cancel={() => setDoing('looking')}
      />
    )
  return page(
    <Box className="card">
      <Title level={1}>动态验证码</Title>
      <StaleNotice problem={saved.problem} at={saved.at} />
      <Box className="staff-line">
        {since
          ? `${day(since)}开通，登录时除了密码还要填验证器里的验证码。备用码还剩 ${recoveryCodesLeft} 个。`
          : '没有开通。开通以后，登录时除了密码还要填验证器里的验证码，别人知道密码也进不来。'}
      </Box>
      {since && recoveryCodesLeft < 3 && <Notice kind="warning">备用码快用完了，请重新生成一组。</Notice>}
      <Tap id="change-factor" className="main-button" onTap={() => setDoing('setting')}>
        <Words>{change}</Words>
      </Tap>
      {since && (
        <Tap id="renew-codes" className="side-button staff-below" onTap={() => setDoing('renewing')}>
          <Words>重新生成备用码</Words>
        </Tap>
      )}
    </Box>
  )
}
