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

/** Aliyun OSS, signed with V4. The bucket stays private: residents get photos through our own signed addresses. */
export function ossStorage({ endpoint, ...account }: OssAccount): MediaStorage {
  let client: Promise<OSS> | undefined
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
    // OSS does not run full, and an upload that breaks off leaves nothing there.
    probe: async () => undefined,
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
