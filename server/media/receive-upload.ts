import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { photoLimits } from '../../contracts/media/views'
import { Refusal } from '../http/refusal'

/** Reads the one file of a multipart request into memory, at most 15 MB of it. */
export function receiveUpload(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const refuse = (refusal: unknown) => {
      request.unpipe(form)
      request.resume()
      reject(refusal)
    }
    let form: busboy.Busboy
    try {
      form = busboy({
        headers: request.headers,
        limits: { files: 1, fileSize: photoLimits.bytes, fields: 10, parts: 12 }
      })
    } catch {
      request.resume()
      reject(new Refusal('unsupported_type', '请用 multipart/form-data 上传照片'))
      return
    }
    let file: Promise<Buffer> | undefined
    form.on('file', (name, stream) => {
      if (name !== 'file' || file) {
        stream.resume()
        return
      }
      file = collect(stream)
      file.catch(refuse)
    })
    form.on('error', () => refuse(new Refusal('bad_request', '照片没有传完整，请再试一次')))
    form.on('close', () => {
      if (!file) refuse(new Refusal('bad_request', '没有收到照片，请再试一次'))
      else file.then(resolve, refuse)
    })
    request.on('aborted', () => refuse(new Refusal('bad_request', '照片没有传完整，请再试一次')))
    request.pipe(form)
  })
}

async function collect(stream: NodeJS.ReadableStream & { truncated?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  if (stream.truncated) throw new Refusal('too_large', '照片太大了，请选一张 15 MB 以内的')
  return Buffer.concat(chunks)
}
