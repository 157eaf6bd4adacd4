import { shrinkPhoto } from './shrink-photo'
import { stallMs, wholeMs } from './stall'
import type { Answer, LocalPhoto } from './upload'

/** Makes the photo small enough for a weak network and sends it. */
export async function sendFile(
  url: string,
  { file = new Blob(), small = false }: LocalPhoto,
  token: string,
  progress: (percent: number) => void
): Promise<Answer> {
  const form = new FormData()
  form.append('file', await shrinkPhoto(file, small), 'photo.jpg')
  return post(url, form, token, progress)
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function post(url: string, form: FormData, token: string, progress: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    let stalled: number | undefined
    const watch = () => {
      window.clearTimeout(stalled)
      stalled = window.setTimeout(() => call.abort(), stallMs)
    }
    call.open('POST', url)
    call.setRequestHeader('Authorization', `Bearer ${token}`)
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
