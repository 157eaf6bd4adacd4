import { useState } from 'react'
import { codeOfLink } from '../../../contracts/codes/place-code'
import { Box, Tap, TextInput, Words } from '../../components/base'
import { canScan, scan } from '../../platform/scan'

/** For whoever stands at a sign without having scanned it. */
export function CodeEntry({ open, onCode }: { open: boolean; onCode(code: string): void }) {
  const [typing, setTyping] = useState(open)
  const [typed, setTyped] = useState('')
  const use = () => {
    if (typed.trim()) onCode(typed)
  }
  const scanSign = async () => {
    const text = await scan()
    if (text) onCode(codeOfLink(text))
  }
  return (
    <Box className="code-entry">
      {canScan && (
        <Tap id="scan" className="side-button" onTap={() => void scanSign()}>
          <Words>扫牌子上的二维码</Words>
        </Tap>
      )}
      {typing ? (
        <Box className="code-typing">
          <TextInput
            id="code"
            label="牌子上的点位码"
            value={typed}
            placeholder="牌子上的码，如 7K2M-9QXD-T"
            onChange={setTyped}
            onEnter={use}
          />
          <Tap id="use-code" className="side-button" onTap={use}>
            <Words>确定</Words>
          </Tap>
        </Box>
      ) : (
        <Tap id="type-code" className="link" expanded={false} onTap={() => setTyping(true)}>
          <Words>旁边有码？输入牌子上的码</Words>
        </Tap>
      )}
    </Box>
  )
}
