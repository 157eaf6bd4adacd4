import type { Readable } from 'node:stream'
import OSS from 'ali-oss'
import type { MediaStorage } from './media-storage'

export interface OssAccount {
  region: string
  bucket: string
  accessKeyId: string
  accessKeySecret: string
  /** Replaces the region's public address: by the internal one on Aliyun's machines, or by a test server. */
  endpoint?: string
}

/**
 * Stores photos in Aliyun OSS with signature V4. The bucket is private: residents fetch photos by our signed
 * addresses.
 */
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
      // OSS answers 204 also when there was no object.
      await client.delete(key)
    }
  }
}

function isMissing(error: unknown): boolean {
  return (error as { status?: unknown } | null)?.status === 404
}
