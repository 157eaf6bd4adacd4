import { useRef, useState } from 'react'
import { asApiError, needsSession } from '../../api/errors'
import { changeOwnPassword } from '../api/own-password'
import type { Session } from '../session/use-session'

const blank = { current: '', password: '', again: '' }
type Line = keyof typeof blank

/** The three lines of a change of password; what is wrong with a line stands below it. */
export function useOwnPassword(session: Session, done: () => void) {
  const [typed, setTyped] = useState(blank)
  const [wrong, setWrong] = useState<Partial<Record<Line, string>>>({})
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asking = useRef(false)

  async function change() {
    if (asking.current) return
    const { current, password, again } = typed
    const found = {
      ...(!current && { current: '请输入现在的密码' }),
      ...(!password && { password: '请输入新密码' }),
      ...(password !== again && { again: '两次输入的新密码不一样' })
    }
    setWrong(found)
    setTrouble(undefined)
    if (Object.keys(found).length > 0) return
    asking.current = true
    setBusy(true)
    try {
      await changeOwnPassword(current, password)
      setTyped(blank)
      session.renew()
      done()
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) session.expire()
      else if (error.fields?.current || error.fields?.password) setWrong(error.fields)
      else setTrouble(error.code === 'offline' ? '网络不通，没有改。有信号时请再按一次。' : error.message)
    } finally {
      asking.current = false
      setBusy(false)
    }
  }

  return {
    typed,
    wrong,
    trouble,
    busy,
    set: (line: Line) => (text: string) => setTyped({ ...typed, [line]: text }),
    change: () => void change()
  }
}
