import { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { asApiError } from './errors'
import { explainReading } from './explain'

/** Loads something whenever the page is shown. An answer that is already there stays while a newer one is fetched. */
export function useAnswer<T>(load: () => Promise<T>) {
  const [data, setData] = useState<T>()
  const [problem, setProblem] = useState<string>()
  const asked = useRef(0)
  const reload = async () => {
    const turn = ++asked.current
    setProblem(undefined)
    try {
      const answer = await load()
      if (turn === asked.current) setData(answer)
    } catch (thrown) {
      if (turn === asked.current) setProblem(explainReading(asApiError(thrown)))
    }
  }
  useDidShow(() => void reload())
  return { data, problem, reload, replace: setData }
}
