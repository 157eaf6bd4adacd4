import { useEffect, useRef, useState } from 'react'
import { asApiError } from '../../api/errors'
import { takeSecondStep, type Wanted } from '../api/second-factor'

/** Sends the code; after the time that a password counts it leads back to the password. */
export function useCodeStep(wanted: Wanted, onSignedIn: () => void, late: () => void) {
  const [code, setCode] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [asking, setAsking] = useState(false)
  const busy = useRef(false)
  const isLate = useRef(late)
  isLate.current = late

  useEffect(() => {
    const end = setTimeout(() => isLate.current(), wanted.seconds * 1000)
    return () => clearTimeout(end)
  }, [wanted])

  async function send() {
    if (busy.current) return
    if (!code.trim()) return setTrouble('请输入验证码')
    busy.current = true
    setAsking(true)
    setTrouble(undefined)
    try {
      await takeSecondStep(wanted.proof, code)
    } catch (thrown) {
      const { code: why, message } = asApiError(thrown)
      return setTrouble(why === 'offline' ? '网络不通，没有登录上。有信号了再试一次。' : message)
    } finally {
      busy.current = false
      setAsking(false)
    }
    onSignedIn()
  }
  return { code, setCode, trouble, asking, send: () => void send() }
}
