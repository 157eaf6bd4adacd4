import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { asApiError, needsSession } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { whenOnline } from '../../platform/when-online'
import { senderOf } from '../api/sender'
import type { Session } from '../session/use-session'
import { findSaved, nameFor, type SavedAnswer, saveAnswer } from './saved-answers'

/**
 * Loads something whenever the page is shown or the network is back. What came the last time is there at once, and
 * stays where there is no network; `problem` then says why it may be out of date.
 */
export function useSaved<T>(session: Session, name: string, load: () => Promise<T>) {
  const { id: account, standsFor } = session.account ? senderOf(session.account) : { id: '', standsFor: undefined }
  const keptName = nameFor(standsFor, name)
  const [kept, setKept] = useState<SavedAnswer<T> | undefined>(() => findSaved<T>(account, keptName))
  const [problem, setProblem] = useState<string>()
  const [fresh, setFresh] = useState(false)
  const loading = useRef<Promise<void>>()
  const replace = (data: T) => {
    saveAnswer(account, keptName, data)
    setKept({ at: Date.now(), data })
  }
  const fetchAll = async () => {
    try {
      replace(await load())
      setProblem(undefined)
      setFresh(true)
    } catch (thrown) {
      const error = asApiError(thrown)
      if (needsSession(error)) session.expire()
      else setProblem(explainReading(error))
    }
  }
  const look = () => {
    loading.current ??= fetchAll().finally(() => {
      loading.current = undefined
    })
    return loading.current
  }
  /** An answer that is already on its way may be from before what has just been done. */
  const reload = async () => {
    await loading.current
    await look()
  }
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    void latest.current()
    return whenOnline(() => void latest.current())
  }, [])
  useDidShow(() => void look())
  /** `fresh`: it has come since this page was opened. */
  return { data: kept?.data, at: kept?.at, problem, fresh, reload, replace }
}
