import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { startEmbedded } from '../embedded-database/start'
import { PlaceCodeModel } from '../server/codes/model'
import { testApi } from '../server/test/api'
import { aStaff } from '../server/test/factories'
import { runCommand } from './run-command'

const host = 'https://city.example.cn'

interface Ended {
  code: number
  said: string
}

/** Runs the command line in this process, because starting another process takes seconds. */
async function run(
  dataDir: string,
  args: string[],
  password = '',
  settings: Record<string, string> = {}
): Promise<Ended> {
  const said: string[] = []
  const note = (line: string) => said.push(line)
  const environment = { DATA_DIR: dataDir, PUBLIC_URL: host, ...settings }
  const code = await runCommand(args, { environment, say: note, complain: note, askPassword: async () => password })
  return { code, said: said.join('\n') }
}

const steps = async (data: string, file: (name: string) => string, account: string[] = [], password = '') => {
  writeFileSync(file('places.csv'), '名称,地址,经度,纬度\n一号灯,解放路 1 号,113.59,24.8\n')
  writeFileSync(file('wrong.csv'), '名称,地址,经度,纬度\n一号灯,解放路 1 号,24.8,113.59\n')
  const cli = (...args: string[]) => run(data, [...args, ...account], password)
  const minted = await cli('mint', '--count', '13', '--batch', '浈江一批')
  assert.deepEqual([minted.code, minted.said], [0, '批次“浈江一批”已生成 13 个二维码。'])
  const wrong = await cli('import', file('wrong.csv'), '--batch', '浈江一批')
  assert.equal(wrong.code, 2)
  assert.match(wrong.said, /第 2 行 经度：应是/)
  const planned = await cli('import', file('places.csv'), '--batch', '浈江一批')
  assert.deepEqual([planned.code, planned.said], [0, '1 个点位已安排到批次“浈江一批”的二维码。'])
  const sheet = await cli('sheet', '--batch', '浈江一批', '--template', 'a4-12', '--out', file('sheet.pdf'))
  assert.equal(sheet.code, 0, sheet.said)
  assert.equal((await cli('export', '--batch', '浈江一批', '--out', file('codes.csv'))).code, 0)
  const table = readFileSync(file('codes.csv'), 'utf8')
  assert.equal(table.match(/,已打印,浈江一批,/g)?.length, 13)
  assert.match(table, /,一号灯,解放路 1 号,113.59,24.8,/)
  return cli
}

const lastLine = ({ said }: Ended) => said.trim().split('\n').at(-1)

describe('The command line', () => {
  let folder = ''
  const file = (name: string) => join(folder, name)

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mashangban-cli-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  describe('on the database itself', () => {
    it('mints, plans, prints, exports and reads back', async () => {
      const cli = await steps(file('data'), file)
      const verified = await cli('verify', file('sheet.pdf'), '--batch', '浈江一批')
      assert.deepEqual([verified.code, lastLine(verified)], [0, '共 13 个：正确 13。'])
      const elsewhere = await cli('verify', file('sheet.pdf'), '--host', 'https://other.example.cn')
      assert.deepEqual([elsewhere.code, lastLine(elsewhere)], [1, '共 13 个：网址不对 13。'])
    })

    it('says plainly what is missing', async () => {
      const said = async (...args: string[]) => (await run(file('data'), args)).said
      assert.match(await said('mint', '--count', 'x', '--batch', '二批'), /请填写数量/)
      assert.match(await said('sheet', '--batch', '没有', '--template', 'tag'), /没有批次“没有”/)
      assert.match(await said('sheet', '--batch', '浈江一批', '--template', 'tag', '--font', '/none'), /没有字体文件/)
      assert.match(await said('verify'), /请写明文件名/)
      assert.match(await said('import', file('none.csv'), '--batch', '浈江一批'), /没有文件/)
      assert.match(await said('dance'), /mint {3}--batch/)
      assert.match(await said('--dance'), /mint {3}--batch/)
    })

    it('names the way through the server while that holds the database', async () => {
      const server = await startEmbedded({ dataDir: file('held') })
      const names = ['RESIDENT_SECRET', 'STAFF_SECRET', 'MEDIA_SECRET', 'CONTACT_SECRET']
      const secrets = Object.fromEntries(names.map(name => [name, name.repeat(3)]))
      const { code, said } = await run(file('held'), ['export'], '', secrets)
      await server.close()
      assert.equal(code, 2)
      assert.match(said, /正被另一个进程使用[\s\S]*--server 网址 --user 用户名/)
    })
  })

  describe('through a running server', () => {
    const api = testApi()

    it('does the same, and is refused as anybody else is', async () => {
      const { username, password } = await aStaff({ roles: ['administrator'] })
      const account = ['--server', api.url, '--user', username]
      const cli = await steps(file('unused'), file, account, password)
      assert.equal(await PlaceCodeModel.countDocuments({ batch: '浈江一批', state: 'printed' }), 13)
      const verified = await cli('verify', file('sheet.pdf'), '--batch', '浈江一批', '--host', api.url)
      assert.deepEqual([verified.code, lastLine(verified)], [0, '共 13 个：正确 13。'])
      assert.match((await cli('mint', '--count', '1', '--batch', '浈江一批')).said, /已经有批次/)
      assert.match((await run(file('unused'), ['export', ...account], 'wrong')).said, /用户名或密码不对/)
      assert.match((await run(file('unused'), ['export', '--server', 'http://127.0.0.1:9'])).said, /连接不上/)
    })
  })
})
