import { useEffect, useState } from 'react'
import { type About, readAbout } from '../api/about'
import { readStored, store } from '../platform/phone-storage'

/** Who runs the service and its numbers: the last known until the server answers, so that they can be dialled without it. */
export function useCityNumbers(wanted: boolean): Partial<About> {
  const [known, setKnown] = useState<Partial<About>>(() => readStored<About>('about') ?? {})
  useEffect(() => {
    if (!wanted) return
    readAbout().then(
      fresh => {
        setKnown(fresh)
        store('about', fresh)
      },
      () => {
        // The numbers of the whole country stand there without it.
      }
    )
  }, [wanted])
  return known
}
