import { shrinkPhoto } from './shrink-photo'
import type { Answer, LocalPhoto } from './upload'

/** Makes the photo small enough for a weak network and sends it. */
export async function sendFile(
  url: string,
  { file = new Blob() }: LocalPhoto,
  token: string,
  progress: (percent: number) => void
): Promise<Answer> {
  const form = new FormData()
  form.append('file', await shrinkPhoto(file), 'photo.jpg')
  return post(url, form, token, progress)
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function post(url: string, form: FormData, token: string, progress: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', url)
    call.setRequestHeader('Authorization', `Bearer ${token}`)
    call.responseType = 'json'
    call.timeout = 60_000
    call.upload.onprogress = event => progress(Math.round((event.loaded / event.total) * 100))
    call.onload = () => resolve({ status: call.status, body: call.response })
    call.onerror = reject
    call.ontimeout = reject
    call.send(form)
  })
}
