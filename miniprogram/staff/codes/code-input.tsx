import { useState } from 'react'
import { Box, Tap, TextInput, Words } from '../../components/base'
import { canScan, scan } from '../../platform/scan'

interface Props {
  /** Begins the ids of the parts: there may be two on a page. */
  id: string
  label: string
  button: string
  onCode(given: string): void
}

/** A code by the camera or by hand, whichever works at this post. */
export function CodeInput({ id, label, button, onCode }: Props) {
  const [typed, setTyped] = useState('')
  const use = () => {
    if (typed.trim()) onCode(typed)
  }
  const scanCode = async () => {
    const text = await scan()
    if (text) onCode(text)
  }
  return (
    <Box className="staff-input">
      {canScan && (
        <Tap id={`${id}-scan`} className="main-button" onTap={() => void scanCode()}>
          <Words>{`扫${label}`}</Words>
        </Tap>
      )}
      <Box className="staff-typing">
        <TextInput
          id={`${id}-code`}
          label={label}
          value={typed}
          placeholder={`输入${label}`}
          onChange={setTyped}
          onEnter={use}
        />
        <Tap id={`${id}-use`} className="side-button" onTap={use}>
          <Words>{button}</Words>
        </Tap>
      </Box>
    </Box>
  )
}
