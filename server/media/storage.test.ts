import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { startOss } from '../test/oss-server'
import { diskStorage } from './disk'
import type { MediaStorage } from './media-storage'
import { ossStorage } from './oss'

const key = '0123456789abcdef01234567/display.jpg'
const account = { region: 'cn-shenzhen', bucket: 'photos', accessKeyId: 'id', accessKeySecret: 'secret' }

/** What every storage driver must do. */
function keepsPhotos(name: string, make: () => Promise<{ storage: MediaStorage; stop: () => unknown }>) {
  describe(`Photos on ${name}`, () => {
    let storage: MediaStorage
    let stop: () => unknown

    before(async () => {
      ;({ storage, stop } = await make())
    })
    after(() => stop())

    const read = async (which: string) => {
      const stream = await storage.get(which)
      if (!stream) return undefined
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }

    it('come back byte for byte', async () => {
      const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))
      await storage.put(key, bytes)
      assert.deepEqual(await read(key), bytes)
    })

    it('are replaced whole', async () => {
      await storage.put(key, Buffer.from('first, and longer'))
      await storage.put(key, Buffer.from('second'))
      assert.equal(String(await read(key)), 'second')
    })

    it('that were never there or were deleted are not found, and deleting twice is no error', async () => {
      const other = key.replace('display', 'thumbnail')
      await storage.put(other, Buffer.from('x'))
      await storage.delete(key)
      await storage.delete(key)
      assert.equal(await read(key), undefined)
      assert.equal(String(await read(other)), 'x')
    })
  })
}

keepsPhotos('disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mashangban-disk-'))
  return { storage: diskStorage(folder), stop: () => rmSync(folder, { recursive: true }) }
})

keepsPhotos('Aliyun OSS', async () => {
  const oss = await startOss(account)
  return { storage: ossStorage({ ...account, endpoint: oss.endpoint }), stop: oss.stop }
})

describe('Aliyun OSS', () => {
  it('with a wrong secret refuses, and nothing is stored', async () => {
    const oss = await startOss(account)
    const storage = ossStorage({ ...account, accessKeySecret: 'another', endpoint: oss.endpoint })
    await assert.rejects(storage.put(key, Buffer.from('x')), { status: 403 })
    await assert.rejects(storage.get(key), { status: 403 })
    assert.equal(oss.objects.size, 0)
    await oss.stop()
  })
})

describe('Aliyun OSS that is asked whether it takes photos', () => {
  it('is written to once a minute however often it is asked, and says when it does not take them', async () => {
    const oss = await startOss(account)
    const good = ossStorage({ ...account, endpoint: oss.endpoint })
    await Promise.all(Array.from({ length: 20 }, () => good.probe()))
    await good.probe()
    assert.deepEqual([[...oss.objects.keys()], oss.writes()], [['probe'], 1])
    const refused = ossStorage({ ...account, accessKeySecret: 'another', endpoint: oss.endpoint })
    await assert.rejects(refused.probe(), { status: 403 })
    await assert.rejects(refused.probe(), { status: 403 })
    await oss.stop()
    await assert.rejects(ossStorage({ ...account, endpoint: oss.endpoint }).probe())
  })
})

describe('The disk', () => {
  it('takes no key that leads out of its folder, and leaves no half file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mashangban-disk-'))
    const storage = diskStorage(folder)
    await assert.rejects(storage.put('../../etc/passwd', Buffer.from('x')))
    await storage.put(key, Buffer.from('x'))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    assert.deepEqual(
      files.filter(file => file.includes('.part')),
      []
    )
    rmSync(folder, { recursive: true })
  })
})
