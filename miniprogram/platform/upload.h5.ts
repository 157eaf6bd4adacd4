import { shrinkPhoto } from './shrink-photo'
import { stallMs, wholeMs } from './stall'
import type { Answer, LocalPhoto } from './upload'

/** Makes the photo small enough for a weak network and sends it. */
export async function sendFile(
  url: string,
  { file = new Blob(), small = false }: LocalPhoto,
  header: Record<string, string>,
  progress: (percent: number) => void
): Promise<Answer> {
  const form = new FormData()
  form.append('file', await shrinkPhoto(file, small), 'photo.jpg')
  return post(url, form, header, progress)
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function post(
  url: string,
  form: FormData,
  header: Record<string, string>,
  progress: (percent: number) => void
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    let stalled: number | undefined
    const watch = () => {
      window.clearTimeout(stalled)
      stalled = window.setTimeout(() => call.abort(), stallMs)
    }
    call.open('POST', url)
    for (const [name, value] of Object.entries(header)) call.setRequestHeader(name, value)
    call.responseType = 'json'
    call.timeout = wholeMs
    call.upload.onprogress = event => {
      watch()
      progress(Math.round((event.loaded / event.total) * 100))
    }
    call.onload = () =>
      resolve({
        status: call.status,
        body: call.response,
        header: { 'Retry-After': call.getResponseHeader('Retry-After') }
      })
    call.onerror = call.ontimeout = call.onabort = () => reject(new Error('the photo did not get through'))
    call.onloadend = () => window.clearTimeout(stalled)
    watch()
    call.send(form)
  })
}
