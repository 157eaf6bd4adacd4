import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, it } from 'mocha'

/** Whether a process of its own, in which no other test has loaded anything, has the library after these steps. */
async function loadsOss(steps: string): Promise<boolean> {
  const program = `
    import { createRequire } from 'node:module'
    ${steps}
    const loaded = Object.keys(createRequire(import.meta.url).cache)
    console.log(JSON.stringify(loaded.some(file => file.includes('/node_modules/ali-oss/'))))`
  const args = ['--import', 'tsx/esm', '--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return JSON.parse(stdout)
}

const useOss = `
  const { ossStorage } = await import('./server/media/oss.ts')
  const account = { region: 'cn-shenzhen', bucket: 'photos', accessKeyId: 'id', accessKeySecret: 'secret' }
  await ossStorage({ ...account, endpoint: 'http://127.0.0.1:1' }).get('x').catch(() => undefined)`

describe('The library for Aliyun OSS', () => {
  it('is not loaded by a server that keeps its photos on disk', async () => {
    assert.equal(await loadsOss(`await import('./server/app.ts'); await import('./server/media/storage.ts')`), false)
  }).timeout(120_000)

  it('is loaded when a photo is to go there or come from there', async () => {
    assert.equal(await loadsOss(useOss), true)
  }).timeout(120_000)
})
