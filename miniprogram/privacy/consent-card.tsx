import Taro from '@tarojs/taro'
import { tellConsent } from '../api/consent'
import type { useAnswer } from '../api/use-answer'
import { Box, Tap, Title, Words } from '../components/base'
import { Notice } from '../components/notice'
import { Waiting } from '../components/waiting'
import { agree, forgetConsent } from '../drafts/consent'
import { dayAndTime } from '../time/china-time'
import { readConsent, withdrawConsent } from './own-data'
import { useSaid } from './use-said'

/** What was agreed to and when, and the way back, with one tap as it was given. */
export function ConsentCard({
  answer
}: {
  answer: ReturnType<typeof useAnswer<Awaited<ReturnType<typeof readConsent>>>>
}) {
  const { data, problem, reload, replace } = answer
  const { said, run } = useSaid()
  const withdraw = async () => {
    replace(await withdrawConsent())
    forgetConsent()
    return '已收回。以后发送前会重新问您；已经发出的照常办理，想删掉请用“删除我的个人信息”。'
  }
  const give = async () => {
    agree(data?.given?.guardian === true)
    await tellConsent()
    replace(await readConsent())
    return '已同意，可以照常发送。'
  }
  const given = data?.given
  return (
    <Box className="card" id="consent-card">
      <Title level={2}>对隐私说明的同意</Title>
      {!data && <Waiting problem={problem} onRetry={() => void reload()} />}
      {data && (
        <Box className="mine-line">
          {!given && '您还没有发过，所以还没有问过您。第一次发送前会问。'}
          {given &&
            !given.withdrawnAt &&
            `您于 ${dayAndTime(given.at)} ${given.guardian ? '由监护人同意' : '同意'}了第 ${given.version} 版。`}
          {given?.withdrawnAt && `您于 ${dayAndTime(given.withdrawnAt)} 收回了同意，现在不能发送。`}
        </Box>
      )}
      {given && !given.withdrawnAt && data?.asks && (
        <Box className="mine-line">隐私说明有了新的一版，下次发送前会再问您。</Box>
      )}
      {said && (
        <Notice id="consent-said" kind={said.kind}>
          {said.words}
        </Notice>
      )}
      <Tap id="to-notice" className="link" onTap={() => void Taro.navigateTo({ url: '/privacy/pages/notice/index' })}>
        <Words>看隐私说明</Words>
      </Tap>
      {given && !given.withdrawnAt && (
        <Tap id="withdraw-consent" className="side-button mine-button" onTap={() => void run(withdraw)}>
          <Words>收回同意</Words>
        </Tap>
      )}
      {given?.withdrawnAt && (
        <Tap id="give-consent" className="side-button mine-button" onTap={() => void run(give)}>
          <Words>重新同意</Words>
        </Tap>
      )}
    </Box>
  )
}
