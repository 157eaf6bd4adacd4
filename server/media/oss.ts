import type { Readable } from 'node:stream'
import OSS from 'ali-oss'
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
  const client = new OSS({
    ...account,
    authorizationV4: true,
    secure: !endpoint?.startsWith('http:'),
    timeout: 20_000,
    ...(endpoint && { endpoint })
  })
  return {
    async put(key, bytes) {
      await client.put(key, bytes, { mime: 'image/jpeg' })
    },
    async get(key) {
      try {
        const { stream } = await client.getStream(key)
        return stream as Readable
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async delete(key) {
      // OSS answers 204 whether the object was there or not.
      await client.delete(key)
    }
  }
}

function isMissing(error: unknown): boolean {
  return (error as { status?: unknown } | null)?.status === 404
}
