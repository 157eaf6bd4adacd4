import type { LocalPhoto } from './upload'

/** As in photo-store.ts, in the browser's database; where there is none, as in a private window, nothing is kept. */
export async function savePhoto({ file }: LocalPhoto): Promise<string | undefined> {
  if (!file) return undefined
  const kept = `${Date.now()}-${Math.floor(Math.random() * 1e9)}`
  return inStore('readwrite', store => store.put(file, kept)).then(
    () => kept,
    () => undefined
  )
}

export async function findPhoto(kept: string): Promise<LocalPhoto | undefined> {
  const file: unknown = await inStore('readonly', store => store.get(kept)).catch(() => undefined)
  return file instanceof Blob ? { preview: URL.createObjectURL(file), file, kept } : undefined
}

export function removePhoto(kept: string) {
  inStore('readwrite', store => store.delete(kept)).catch(() => {})
}

let opened: Promise<IDBDatabase> | undefined

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  opened ??= open()
  const database = await opened
  return answerOf(work(database.transaction('photos', mode).objectStore('photos')))
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('mashangban', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('photos')
  return answerOf(request)
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
