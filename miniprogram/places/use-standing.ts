import { useEffect, useState } from 'react'
import type { Point } from '../../contracts/common'
import type { Standing } from '../../contracts/position'
import { readStanding } from '../api/ground'
import { whenOnline } from '../platform/when-online'

/** Where a position lies, asked as soon as there is one. Unknown without a network: nobody is kept waiting for it. */
export function useStanding(point: Point | undefined): Standing | undefined {
  const [known, setKnown] = useState<{ of: string; standing: Standing }>()
  const of = point?.join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says what the point is
  useEffect(() => {
    if (!point || !of) return
    let current = true
    const ask = () =>
      readStanding(point).then(
        standing => current && setKnown({ of, standing }),
        () => {}
      )
    void ask()
    const stop = whenOnline(() => void ask())
    return () => {
      current = false
      stop()
    }
  }, [of])
  return known?.of === of ? known?.standing : undefined
}
