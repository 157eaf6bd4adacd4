import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { asApiError } from '../../../api/errors'
import type { Wanted } from '../../api/second-factor'
import { signIn as sendSignIn } from '../../api/sign-in'
import { homePage } from '../../session/go'

/** Signs in and goes back to where the sign-in was asked for. */
export function useSignIn() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [wanted, setWanted] = useState<Wanted>()
  const [late, setLate] = useState(false)
  const busy = useRef(false)

  const signIn = async () => {
    if (busy.current) return
    if (!username.trim() || !password) {
      setTrouble('请填写用户名和密码')
      return
    }
    busy.current = true
    setAsking(true)
    setTrouble(undefined)
    try {
      const more = await sendSignIn(username, password)
      if (more) {
        setPassword('')
        setLate(false)
        return setWanted(more)
      }
    } catch (thrown) {
      const { code, message } = asApiError(thrown)
      return setTrouble(code === 'offline' ? '网络不通，没有登录上。有信号了再试一次。' : message)
    } finally {
      busy.current = false
      setAsking(false)
    }
    await goOn()
  }
  /** Back to the password; `isLate`: it has been too long ago. */
  const back = (isLate: boolean) => {
    setLate(isLate)
    setWanted(undefined)
  }
  return { username, setUsername, password, setPassword, trouble, asking, signIn, wanted, late, back, goOn }
}

async function goOn() {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await Taro.redirectTo({ url: homePage })
}
