import { useCallback, useRef, useState } from 'react'
import { isPassing } from '../../contracts/api-error'
import * as mediaApi from '../../contracts/media/api'
import type { MediaView } from '../../contracts/media/views'
import { whileBusy } from '../../contracts/media/while-busy'
import { call } from '../api/call'
import { asApiError } from '../api/errors'
import { fileForm } from '../api/file-form'

export interface Waiting {
  id: number
  name: string
  file: File
  problem?: string
  /** Sending it again as it is cannot help. */
  refused?: boolean
}

let lastId = 0

export function useUploads(have: number, most: number, uploaded: (media: MediaView) => void) {
  const [waiting, setWaiting] = useState<Waiting[]>([])
  /** How many of the last choice found no room. */
  const [dropped, setDropped] = useState(0)
  /** Taken away while they were on their way. */
  const takenAway = useRef(new Set<number>())
  const latest = useRef(uploaded)
  latest.current = uploaded

  const send = useCallback(async (photo: Waiting) => {
    setWaiting(now => [...now.filter(({ id }) => id !== photo.id), { ...photo, problem: undefined, refused: false }])
    try {
      const media = await whileBusy(() => call(mediaApi.uploadStaffMedia, { body: fileForm(photo.file) }))
      if (!takenAway.current.has(photo.id)) latest.current(media)
      setWaiting(now => now.filter(({ id }) => id !== photo.id))
    } catch (failure) {
      const { code, message: problem } = asApiError(failure)
      const refused = !isPassing(code) && code !== 'session_expired' && code !== 'sign_in_required'
      setWaiting(now => now.map(each => (each.id === photo.id ? { ...each, problem, refused } : each)))
    }
  }, [])

  function add(files: File[]) {
    const room = Math.max(0, most - have - waiting.length)
    setDropped(Math.max(0, files.length - room))
    for (const file of files.slice(0, room)) {
      lastId += 1
      send({ id: lastId, name: file.name, file })
    }
  }

  function retry(id: number) {
    const photo = waiting.find(each => each.id === id)
    if (photo) send(photo)
  }

  function remove(id: number) {
    takenAway.current.add(id)
    setWaiting(now => now.filter(each => each.id !== id))
  }

  return { waiting, dropped, add, retry, remove }
}
