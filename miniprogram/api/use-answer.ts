import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ApiError } from '../../contracts/api-error'
import { whenOnline } from '../platform/when-online'
import { asApiError } from './errors'
import { explainReading } from './explain'

/** Loads something whenever the page is shown. An answer that is already there stays while a newer one is fetched. */
export function useAnswer<T>(load: () => Promise<T>) {
  const [data, setData] = useState<T>()
  const [failure, setFailure] = useState<ApiError>()
  const asked = useRef(0)
  const reload = async () => {
    const turn = ++asked.current
    setFailure(undefined)
    try {
      const answer = await load()
      if (turn === asked.current) setData(answer)
    } catch (thrown) {
      if (turn === asked.current) setFailure(asApiError(thrown))
    }
  }
  useDidShow(() => void reload())
  // An answer that only waited for the network comes by itself.
  const latest = useRef(async () => {})
  latest.current = async () => {
    if (failure?.code === 'offline') await reload()
  }
  useEffect(() => whenOnline(() => void latest.current()), [])
  return { data, problem: failure && explainReading(failure), code: failure?.code, reload, replace: setData }
}
