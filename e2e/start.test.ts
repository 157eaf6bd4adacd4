import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'

interface Started {
  child: ChildProcess
  /** Resolves with the exit code when it has ended and all that it printed has been read. */
  ended: Promise<number | null>
  /** Everything printed so far. */
  said: () => string
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { ...process.env, MONGODB_URL: '', PORT: '0', PUBLIC_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  let output = ''
  const listen = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  return { child, ended, said: () => output }
}

/** Waits until the server has said a line, or has ended without. */
function until(started: Started, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => started.said().includes(words) && resolve(started.said())
    started.child.stdout?.on('data', look)
    started.ended.then(code => reject(new Error(`ended with ${code}: ${started.said()}`)))
    look()
  })
}

describe('Somebody tries it out with one command', () => {
  let dataDir = ''
  let busy: Server

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'mashangban-start-'))
    busy = createServer()
    await new Promise<void>(resolve => busy.listen(0, resolve))
  })
  after(() => {
    busy.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('and is shown three codes, the console and an account for each role; Ctrl-C ends it, a second start keeps all', async () => {
    const first = start({ DATA_DIR: dataDir })
    const said = await until(first, 'Ctrl-C')
    const codes = said.match(/\/q\/[0-9A-Z]{9}/g) ?? []
    assert.equal(codes.length, 3)
    assert.match(said, /\/console\//)
    for (const name of [
      'operator',
      'lead',
      'dispatcher',
      'clerk',
      'handler',
      'collector',
      'supervisor',
      'administrator',
      'security',
      'auditor'
    ]) {
      assert.match(said, new RegExp(`^  ${name} `, 'm'))
    }
    first.child.kill('SIGINT')
    assert.equal(await first.ended, 0)

    const second = start({ DATA_DIR: dataDir })
    const again = await until(second, 'Ctrl-C')
    assert.deepEqual(again.match(/\/q\/[0-9A-Z]{9}/g), codes)
    assert.equal(/密码都是 (\S+)）/.exec(again)?.[1], /密码都是 (\S+)）/.exec(said)?.[1])
    second.child.kill('SIGTERM')
    assert.equal(await second.ended, 0)
  })

  const file = () => {
    const path = join(dataDir, 'a-file')
    writeFileSync(path, '')
    return path
  }
  const mistakes: [string, () => Record<string, string>, RegExp][] = [
    [
      'a port that is taken',
      () => ({ PORT: String((busy.address() as AddressInfo).port), DATA_DIR: join(dataDir, 'other') }),
      /端口 \d+ 已经被占用/
    ],
    ['a folder that cannot be written', () => ({ DATA_DIR: join(file(), 'below') }), /数据目录 .* 不能写入/],
    ['a port that is none', () => ({ PORT: 'many', DATA_DIR: dataDir }), /PORT 应是数字/],
    [
      'half of the WeChat settings',
      () => ({ WECHAT_APPID: 'wx1', DATA_DIR: dataDir }),
      /WECHAT_APPID 和 WECHAT_SECRET/
    ],
    ['production without secrets', () => ({ NODE_ENV: 'production', DATA_DIR: dataDir }), /必须设置 RESIDENT_SECRET/]
  ]
  for (const [mistake, env, sentence] of mistakes) {
    it(`with ${mistake}, and is told in one line`, async () => {
      const { ended, said } = start(env())
      assert.equal(await ended, 1)
      assert.match(said(), sentence)
      assert.equal(said().trim().split('\n').length, 1, said())
    })
  }
})
