import { useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { ended } from '../api/explain'
import { forgetPhone } from './forget-phone'
import { erase } from './own-data'

export type WhichWords = 'none' | 'all' | 'some'

/** What a resident chooses before their personal data is deleted, and the deleting itself. */
export function useErasure() {
  const [which, setWhich] = useState<WhichWords>()
  const [marked, setMarked] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [state, setState] = useState<'open' | 'erasing' | 'erased'>('open')
  const busy = useRef(false)

  const choose = (words: WhichWords) => {
    setWhich(words)
    setAsking(false)
    setTrouble(undefined)
  }
  const mark = (reportId: string) => {
    setMarked(before => (before.includes(reportId) ? before.filter(id => id !== reportId) : [...before, reportId]))
    setAsking(false)
  }
  const ask = () => {
    setTrouble(which ? undefined : '请先选：写过的话要不要删。')
    setAsking(which !== undefined)
  }
  const confirm = async () => {
    if (busy.current || !which) return
    busy.current = true
    setTrouble(undefined)
    setState('erasing')
    try {
      await erase({ words: which === 'some' ? { reports: [...marked] } : which })
      forgetPhone()
      setState('erased')
    } catch (thrown) {
      setState('open')
      setTrouble(explain(thrown))
    } finally {
      busy.current = false
    }
  }
  return { which, choose, marked, mark, asking, ask, turnBack: () => setAsking(false), confirm, trouble, state }
}

function explain(thrown: unknown): string {
  const { code, message } = asApiError(thrown)
  if (code === 'offline') return '网络不通，不知道删掉没有。有信号了再按一次，多按不要紧。'
  return code === 'cannot_save' ? '已经开始删除，还没有删完，系统会接着删完。请过一会儿再按一次确认。' : ended(message)
}
