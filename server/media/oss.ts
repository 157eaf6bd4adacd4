import type { Readable } from 'node:stream'
import type OSS from 'ali-oss'
import type { MediaStorage } from './media-storage'

export interface OssAccount {
  region: string
  bucket: string
  accessKeyId: string
  accessKeySecret: string
  /** Another address than the region's public one: the internal one on Aliyun's own machines, or a test server. */
  endpoint?: string
}

/** One small object is written over and over to see that the bucket takes photos; that it did counts for a minute. */
const probeKey = 'probe'
const probeCountsForMs = 60_000

/** Aliyun OSS, signed with V4. The bucket stays private: residents get photos through our own signed addresses. */
export function ossStorage({ endpoint, ...account }: OssAccount): MediaStorage {
  let client: Promise<OSS> | undefined
  let probed: { at: number; writing: Promise<void> } | undefined
  const connect = () => {
    client ??= connectOss({ ...account, ...(endpoint && { endpoint }) })
    return client
  }
  return {
    async put(key, bytes) {
      await (await connect()).put(key, bytes, { mime: 'image/jpeg' })
    },
    async get(key) {
      try {
        const { stream } = await (await connect()).getStream(key)
        return stream as Readable
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    probe() {
      if (!probed || Date.now() - probed.at > probeCountsForMs) {
        const at = Date.now()
        const writing = connect().then(async oss => void (await oss.put(probeKey, Buffer.from('ok'))))
        probed = { at, writing }
        // A failure is told to whoever waits for it, and the next one asks again.
        writing.catch(() => {
          if (probed?.at === at) probed = undefined
        })
      }
      return probed.writing
    },
    // An upload that breaks off leaves no half object there; whole ones have a record that finds them.
    sweep: async () => 0,
    async delete(key) {
      // OSS answers 204 whether the object was there or not.
      await (await connect()).delete(key)
    }
  }
}

/** Loads the library only now: it is large, and a server that keeps its photos on disk never needs it. */
async function connectOss({ endpoint, ...account }: OssAccount): Promise<OSS> {
  const { default: Client } = await import('ali-oss')
  return new Client({
    ...account,
    authorizationV4: true,
    secure: !endpoint?.startsWith('http:'),
    timeout: 20_000,
    ...(endpoint && { endpoint })
  })
}

function isMissing(error: unknown): boolean {
  return (error as { status?: unknown } | null)?.status === 404
}
