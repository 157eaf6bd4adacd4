import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { asApiError } from '../../../api/errors'
import { signIn as sendSignIn } from '../../api/sign-in'
import { homePage } from '../../session/go'

/** Signs in and goes back to where the sign-in was asked for. */
export function useSignIn() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [asking, setAsking] = useState(false)
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
      await sendSignIn(username, password)
    } catch (thrown) {
      const { code, message } = asApiError(thrown)
      return setTrouble(code === 'offline' ? '网络不通，没有登录上。有信号了再试一次。' : message)
    } finally {
      busy.current = false
      setAsking(false)
    }
    if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
    else await Taro.redirectTo({ url: homePage })
  }
  return { username, setUsername, password, setPassword, trouble, asking, signIn }
}
