import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Account {
  region: string
  bucket: string
  accessKeyId: string
  accessKeySecret: string
}

/**
 * A small OSS of the tests' own that is strict where an emulator is not: it computes the V4 signature of each request
 * by the documented rules and refuses what does not match, is older than a quarter of an hour, or names another bucket.
 */
export async function startOss(account: Account) {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  let writes = 0
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const problem = problemOf(request, account)
    if (problem) return response.writeHead(403).end(xml('SignatureDoesNotMatch', problem))
    const key = decodeURIComponent(new URL(request.url ?? '', 'http://oss').pathname.slice(1))
    if (request.method === 'PUT') {
      writes += 1
      objects.set(key, { bytes: body, type: request.headers['content-type'] ?? '' })
      return response.writeHead(200, { ETag: '"x"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    const found = objects.get(key)
    if (!found) return response.writeHead(404).end(xml('NoSuchKey', key))
    response.writeHead(200, { 'Content-Type': found.type }).end(found.bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, objects, writes: () => writes, stop: () => close(server) }
}

const close = (server: Server) => {
  server.closeAllConnections()
  return new Promise(resolve => server.close(resolve))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const xml = (code: string, message: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

function problemOf(
  request: IncomingMessage,
  { region, bucket, accessKeyId, accessKeySecret }: Account
): string | undefined {
  const given =
    /^OSS4-HMAC-SHA256 Credential=([^,]+),\s?(?:AdditionalHeaders=([^,]*),\s?)?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? ''
    )
  if (!given) return 'no V4 authorization'
  const [, credential = '', additional = '', signature] = given
  const date = String(request.headers['x-oss-date'])
  const day = date.slice(0, 8)
  if (credential !== `${accessKeyId}/${day}/${region}/oss/aliyun_v4_request`) return `credential ${credential}`
  const sent = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - sent) < 15 * 60_000)) return 'RequestTimeTooSkewed'

  const also = additional.split(';').filter(Boolean)
  const signed = Object.keys(request.headers)
    .filter(
      name => name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-') || also.includes(name)
    )
    .sort()
  const { pathname, search } = new URL(request.url ?? '', 'http://oss')
  const canonical = [
    request.method,
    `/${bucket}${pathname}`,
    search.slice(1),
    signed.map(name => `${name}:${String(request.headers[name]).trim()}\n`).join(''),
    also.join(';'),
    String(request.headers['x-oss-content-sha256'] ?? 'UNSIGNED-PAYLOAD')
  ].join('\n')
  const digest = createHash('sha256').update(canonical).digest('hex')
  const text = ['OSS4-HMAC-SHA256', date, `${day}/${region}/oss/aliyun_v4_request`, digest].join('\n')
  const key = hmac(hmac(hmac(hmac(`aliyun_v4${accessKeySecret}`, day), region), 'oss'), 'aliyun_v4_request')
  return hmac(key, text).toString('hex') === signature ? undefined : `signature of ${canonical}`
}
