import type { IncomingMessage } from 'node:http'
import { finished, type Readable } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { photoLimits } from '../../contracts/media/views'
import { Refusal } from '../http/refusal'

const cutShort = () => new Refusal('bad_request', '照片没有传完整，请再试一次')

/** Longer than a phone in a lift is silent. Who sends nothing for longer holds a place that others wait for. */
const silenceMs = 30_000

/** Reads the one file of a multipart request into memory, at most 15 MB of it. */
export function receiveUpload(request: IncomingMessage, patienceMs = silenceMs): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const form = openForm(request)
    const silence = setTimeout(() => refuse(cutShort()), patienceMs)
    const refuse = (refusal: Refusal) => {
      clearTimeout(silence)
      if (form) request.unpipe(form)
      // The rest is read and thrown away, so that the client gets to the answer and the connection can be used again.
      request.resume()
      reject(refusal)
    }
    if (!form) return refuse(new Refusal('unsupported_type', '请用 multipart/form-data 上传照片'))
    let file: Promise<Buffer> | undefined
    form.on('file', (name, stream) => {
      // The parser reports an upload that ends too early on the part as well as on the form, even when the part has
      // been read to its end. An 'error' that nobody listens to ends the process.
      stream.on('error', () => refuse(cutShort()))
      if (name !== 'file' || file) {
        stream.resume()
        return
      }
      file = collect(stream)
      file.catch(refuse)
    })
    form.on('error', () => refuse(cutShort()))
    form.on('finish', () => {
      clearTimeout(silence)
      if (!file) refuse(new Refusal('bad_request', '没有收到照片，请再试一次'))
      else file.then(resolve, refuse)
    })
    // A client that goes away in the middle never ends the form.
    finished(request, { writable: false }, error => error && refuse(cutShort()))
    request.on('data', () => silence.refresh())
    request.pipe(form)
  })
}

/** The parser for this request, or undefined when it is no form. */
function openForm({ headers }: IncomingMessage): BusboyInstance | undefined {
  const type = headers['content-type']
  if (type === undefined) return undefined
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': type },
      limits: { files: 1, fileSize: photoLimits.bytes, fields: 10, parts: 12 }
    })
  } catch {
    return undefined
  }
}

async function collect(stream: BusboyFileStream): Promise<Buffer> {
  const bytes = await read(stream).catch(() => {
    throw cutShort()
  })
  if (stream.truncated) throw new Refusal('too_large', '照片太大了，请选一张 15 MB 以内的')
  return bytes
}

async function read(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
