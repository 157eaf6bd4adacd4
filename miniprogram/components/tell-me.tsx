import { useEffect, useState } from 'react'
import { subscribe, subscriptionTemplates } from '../api/messages'
import { askConsent, tellsOutside } from '../platform/ask-consent'
import { Box, Tap, Words } from './base'

/** Asks whether to tell the resident in WeChat; there only where the city can. Each yes is good for one message. */
export function TellMe() {
  const [templates, setTemplates] = useState<string[]>([])
  const [said, setSaid] = useState<string>()
  const [agreed, setAgreed] = useState(false)
  useEffect(() => {
    // Without an answer there is no button, and everything can still be read in the app.
    if (tellsOutside) subscriptionTemplates().then(answer => setTemplates(answer.templates), noButton)
  }, [])
  if (templates.length === 0) return null
  const ask = async () => {
    const accepted = await askConsent(templates)
    if (accepted.length === 0) return setSaid('没有打开微信通知，随时可以再点，也能在“我的上报”里看进展。')
    try {
      await subscribe(accepted)
      setAgreed(true)
      setSaid('记下了，有结果时微信会通知您。')
    } catch {
      setSaid('网络不通，没有记下来，请再点一次。')
    }
  }
  return (
    <Box className="card">
      {!agreed && (
        <Tap id="tell-me" className="side-button" onTap={() => void ask()}>
          <Words>有结果时用微信通知我</Words>
        </Tap>
      )}
      {said && (
        <Box id="told-me" className="notice" role="status">
          {said}
        </Box>
      )}
    </Box>
  )
}

function noButton() {}
