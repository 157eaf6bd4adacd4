import { useEffect, useState } from 'react'
import { findHeld } from './held-photos'

/** Where the photos of something in the outbox can be shown from; those that are gone are left out. */
export function useHeldPreviews(names: readonly string[]): readonly string[] {
  const [previews, setPreviews] = useState<readonly string[]>([])
  const all = names.join()
  useEffect(() => {
    let current = true
    const each = all ? all.split(',') : []
    void Promise.all(each.map(findHeld)).then(
      found => current && setPreviews(found.flatMap(photo => photo?.preview ?? []))
    )
    return () => {
      current = false
    }
  }, [all])
  return previews
}
