import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'mocha'

describe('A restored backup', () => {
  const root = mkdtempSync(join(tmpdir(), 'mashangban-restored-'))
  after(() => rmSync(root, { recursive: true, force: true }))

  const run = (...program: string[]) => {
    const env = {
      ...process.env,
      MONGODB_URL: '',
      DATA_DIR: join(root, 'restored'),
      LOG_LEVEL: 'silent',
      HOST: '127.0.0.1',
      PORT: '0'
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...program], {
      env,
      encoding: 'utf8'
    })
    return { status, said: `${stdout}${stderr}`.trim() }
  }
  /** Starts the server on these folders one after the other, and stops it; backs up the last into the folder below. */
  const serve = (...dataDirs: string[]) =>
    run(
      '--input-type=module',
      '-e',
      `const { readSettings } = await import('./config/server.ts')
       const { startServer } = await import('./server/start-server.ts')
       const { backUp } = await import('./server/backup/back-up.ts')
       for (const dataDir of ${JSON.stringify(dataDirs)}) {
         try {
           await (await startServer(readSettings({ ...process.env, DATA_DIR: dataDir }))).stop()
           console.log('served')
         } catch (error) { console.log(error.message) }
       }
       console.log((await backUp(${JSON.stringify(dataDirs.at(-1))}, ${JSON.stringify(join(root, 'backups'))})).folder)
       process.exit()`
    ).said.split('\n')

  it('is not served before it was told what was forgotten since, whatever its operator remembers', () => {
    const dataDir = join(root, 'data')
    const [first, folder = ''] = serve(dataDir)
    assert.deepEqual([first, dirname(folder)], ['served', join(root, 'backups')])
    const restored = join(root, 'restored')
    cpSync(folder, restored, { recursive: true })
    const log = join(root, 'server.log')
    writeFileSync(log, '{"level":"info"}\n')
    // The city itself goes on as before.
    const [refused, original] = serve(restored, dataDir)
    assert.match(refused ?? '', /^这是从备份恢复的数据.*erase:again/)
    assert.equal(original, 'served')
    const told = run('server/erasure/cli.ts', log)
    assert.equal(told.status, 0, told.said)
    assert.match(told.said, /已再次删除 0 人.*可以启动服务了/)
    assert.equal(serve(restored)[0], 'served')
  })
})
