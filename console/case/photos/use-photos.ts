import { useCallback, useState } from 'react'
import type { Photo } from './photos-of'

export interface Photos {
  all: Photo[]
  at: number
  turn: (steps: number) => void
  /** Shows one photo by its id, for a click on it elsewhere on the page. */
  show: (mediaId: string) => void
}

/** Shows the photo `first` until the person turns to another. */
export function usePhotos(all: Photo[], first?: string): Photos {
  const [shown, setShown] = useState<string>()
  const at = Math.max(
    0,
    all.findIndex(photo => photo.media.id === (shown ?? first))
  )
  const turn = useCallback(
    (steps: number) => setShown(all[(at + steps + all.length) % all.length]?.media.id),
    [all, at]
  )
  return { all, at, turn, show: setShown }
}
