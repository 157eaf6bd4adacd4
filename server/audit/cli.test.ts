import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'mocha'
import { startEmbedded } from '../../embedded-database/start'

describe('npm run audit:verify', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mashangban-audit-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))

  const run = (...args: string[]) => {
    const env = { ...process.env, MONGODB_URL: '', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
    const program = ['--import', 'tsx', 'server/audit/cli.ts', ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { env, encoding: 'utf8' })
    return { status, said: `${stdout}${stderr}`.trim() }
  }

  it('says in a sentence what it has found, or why it could not look', async () => {
    const seals = join(dataDir, 'server.log')
    assert.deepEqual(run(seals), { status: 1, said: `没有文件 ${seals}` })
    assert.deepEqual(run(), { status: 0, said: '审计记录共 0 条，没有缺少，没有改动。' })
    writeFileSync(seals, '{"auditSeal":{"day":"2026-11-27","seq":5,"hash":"abc"}}\n')
    const cutOff = '审计记录不完整：第 1 条不见了。前 0 条没有问题。'
    assert.deepEqual(run(seals), { status: 1, said: cutOff })
    const server = await startEmbedded({ dataDir })
    const { status, said } = run()
    await server.close()
    assert.equal(status, 1)
    assert.match(said, /^数据文件夹 .* 正被另一个进程使用，请先停止它.*$/)
  })
})
