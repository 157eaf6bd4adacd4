import { useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { explainReading } from '../api/explain'
import { Box, Tap, Title, Words } from '../components/base'
import { Notice } from '../components/notice'
import { tellsOutside } from '../platform/ask-consent'
import { unsubscribe } from './own-data'

/** Takes back the consent to be told in WeChat, with one tap as it was given. */
export function UntellCard() {
  const [said, setSaid] = useState<{ words: string; kind: 'plain' | 'trouble' }>()
  const busy = useRef(false)
  if (!tellsOutside) return null
  const withdraw = async () => {
    if (busy.current) return
    busy.current = true
    try {
      await unsubscribe()
      setSaid({ words: '微信里不再通知您了。在“我的上报”里照样能看进展，也随时可以再打开。', kind: 'plain' })
    } catch (thrown) {
      setSaid({ words: explainReading(asApiError(thrown)), kind: 'trouble' })
    } finally {
      busy.current = false
    }
  }
  return (
    <Box className="card">
      <Title level={2}>微信通知</Title>
      <Box className="mine-line">您同意过用微信通知的，在这里一次收回。</Box>
      {said && (
        <Notice id="untold" kind={said.kind}>
          {said.words}
        </Notice>
      )}
      <Tap id="untell" className="side-button mine-button" onTap={() => void withdraw()}>
        <Words>不再用微信通知我</Words>
      </Tap>
    </Box>
  )
}
