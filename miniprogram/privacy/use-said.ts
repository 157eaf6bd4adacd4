import { useRef, useState } from 'react'
import { asApiError } from '../api/errors'
import { explainReading } from '../api/explain'

interface Said {
  words: string
  kind: 'plain' | 'trouble'
}

/** Does one thing at a time, however often its button is tapped, and keeps what came of it. */
export function useSaid() {
  const [said, setSaid] = useState<Said>()
  const busy = useRef(false)
  const run = async (work: () => Promise<string | undefined>) => {
    if (busy.current) return
    busy.current = true
    try {
      const words = await work()
      setSaid(words === undefined ? undefined : { words, kind: 'plain' })
    } catch (thrown) {
      setSaid({ words: explainReading(asApiError(thrown)), kind: 'trouble' })
    } finally {
      busy.current = false
    }
  }
  return { said, run }
}
