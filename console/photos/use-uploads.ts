import { useCallback, useRef, useState } from 'react'
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
}

let lastId = 0

export function useUploads(have: number, most: number, uploaded: (media: MediaView) => void) {
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const latest = useRef(uploaded)
  latest.current = uploaded

  const send = useCallback(async (photo: Waiting) => {
    setWaiting(now => [...now.filter(({ id }) => id !== photo.id), { ...photo, problem: undefined }])
    try {
      const media = await whileBusy(() => call(mediaApi.uploadStaffMedia, { body: fileForm(photo.file) }))
      latest.current(media)
      setWaiting(now => now.filter(({ id }) => id !== photo.id))
    } catch (failure) {
      const problem = asApiError(failure).message
      setWaiting(now => now.map(each => (each.id === photo.id ? { ...each, problem } : each)))
    }
  }, [])

  function add(files: File[]) {
    const room = most - have - waiting.length
    for (const file of files.slice(0, Math.max(0, room))) {
      lastId += 1
      send({ id: lastId, name: file.name, file })
    }
  }

  function retry(id: number) {
    const photo = waiting.find(each => each.id === id)
    if (photo) send(photo)
  }

  function remove(id: number) {
    setWaiting(now => now.filter(each => each.id !== id))
  }

  return { waiting, add, retry, remove }
}
