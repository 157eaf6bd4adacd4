import { useEffect, useState } from 'react'
import { findPendingPhoto } from './pending-photos'

/** Where the photos of something in the outbox can be shown from; those that are gone are left out. */
export function usePendingPreviews(names: readonly string[]): readonly string[] {
  const [previews, setPreviews] = useState<readonly string[]>([])
  const all = names.join()
  useEffect(() => {
    let current = true
    const each = all ? all.split(',') : []
    void Promise.all(each.map(findPendingPhoto)).then(
      found => current && setPreviews(found.flatMap(photo => photo?.preview ?? []))
    )
    return () => {
      current = false
    }
  }, [all])
  return previews
}
