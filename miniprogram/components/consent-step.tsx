import { useState } from 'react'
import { Box, Tap, Words } from './base'

interface Props {
  onAgree(guardian: boolean): void
  onRead(): void
}

/**
 * Asks for the consent where the send button is, within reach of a thumb; what was typed stays above it. The form asks nobody for an age:
 * whoever is under 14 has a way of their own, on which a parent agrees and no number is sent.
 */
export function ConsentStep({ onAgree, onRead }: Props) {
  const [young, setYoung] = useState(false)
  if (young)
    return (
      <Box id="consent" role="group" label="监护人同意">
        <Box className="consent-words" role="status">
          请爸爸妈妈或者其他监护人来看：孩子写的话、照片和地点会交给办理的单位；不留电话，不记年龄。
        </Box>
        <Tap id="agree-guardian" className="main-button" onTap={() => onAgree(true)}>
          <Words>我是监护人，同意并发送</Words>
        </Tap>
        <Tap id="not-young" className="link" onTap={() => setYoung(false)}>
          <Words>返回</Words>
        </Tap>
      </Box>
    )
  return (
    <Box id="consent" role="group" label="同意隐私说明">
      <Box className="consent-words" role="status">
        您写的话、照片和地点只交给办理的单位，用来解决这个问题。
        <Tap id="read-privacy" className="link consent-link" onTap={onRead}>
          <Words>看隐私说明</Words>
        </Tap>
      </Box>
      <Tap id="agree" className="main-button" onTap={() => onAgree(false)}>
        <Words>同意并发送</Words>
      </Tap>
      <Tap id="young" className="link" onTap={() => setYoung(true)}>
        <Words>未满 14 周岁</Words>
      </Tap>
    </Box>
  )
}
