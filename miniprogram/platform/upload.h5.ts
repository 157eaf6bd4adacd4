import type { Answer, LocalPhoto } from './upload'

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function sendFile(
  url: string,
  photo: LocalPhoto,
  token: string,
  progress: (percent: number) => void
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', photo.file ?? new Blob(), 'photo.jpg')
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
