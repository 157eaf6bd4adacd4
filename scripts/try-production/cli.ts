import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port'
import { run } from '../run'
import { backUp, countOf, restore, tryEach, tryWhole } from './backup-and-restore'
import { environmentFile, verifyUnits } from './deploy-files'
import { mongod, startGuardedMongodb } from './guarded-mongodb'
import { failureOf, install, runBuilt, type Server, setUp, startServer } from './installation'
import { rollingRestart } from './rolling-restart'
import { startNginx } from './start-nginx'
import { photoOf, tryAddresses, tryAddressOfTheClient, tryReport } from './through-nginx'
import { startPeople } from './under-load'

/** `npm run try:production [-- --built]`: does what docs/operations.md says, with the files of deploy/. */
const needed = ['nginx', 'openssl', 'curl'].filter(name => spawnSync(name, ['-V'], { stdio: 'ignore' }).error)
if (!existsSync(mongod)) needed.push(mongod)
if (needed.length > 0) {
  console.error(`Not tried: there is no ${needed.join(' and no ')} here.`)
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'mashangban-production-'))
execFileSync('chmod', ['755', folder])
// Each program that is started is ended with this one.
process.setMaxListeners(50)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const started = performance.now()
const done = (what: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${what}`)

if (!process.argv.includes('--built')) await run('npm', ['run', 'build'])
const app = join(folder, 'app')
await install(app)
done('built, and installed without what only development needs')

console.log(`      systemd-analyze about the units: ${verifyUnits(folder) ?? 'not tried, as there is none here'}`)
const database = await startGuardedMongodb(join(folder, 'mongodb'))
const dataDir = join(folder, 'data')
const env = environmentFile(dataDir, database.url)
const wrong = database.url.replace(/:[^:@]*@/, ':wrong@')
for (const [url, sentence] of [
  [database.stranger, /^不能使用数据库（[^）]*）：它要求登录.*MONGODB_URL/],
  [wrong, /^不能使用数据库（[^）]*）：MONGODB_URL 里的用户名或密码不对/]
] as const) {
  const refused = await failureOf(runBuilt(app, { ...env, MONGODB_URL: url }, 'index'))
  assert.equal(refused?.code, 1, 'A server without its password started')
  assert.match(refused.stderr.trim(), sentence)
}
const password = await setUp(app, env)
done('first data by the commands, on a replica set with a user and a password')

const ports = [await freePort(), await freePort(), await freePort()]
const metrics = new Map(await Promise.all(ports.map(async port => [port, String(await freePort())] as const)))
const start = async (port: number) => {
  const server = await startServer(app, env, port, { METRICS_PORT: metrics.get(port) ?? '' })
  await server.ready()
  return server
}
const servers = new Map<number, Server>()
for (const port of ports) servers.set(port, await start(port))
const nginx = await startNginx(join(folder, 'nginx'), ports)
done('three processes behind nginx')

await tryAddresses(nginx)
assert.equal((await fetch(`http://127.0.0.1:${metrics.get(ports[0] ?? 0)}/metrics`)).status, 200)
await tryAddressOfTheClient(nginx)
const told = await tryReport(nginx, password)
done('pages, TLS, HTTP/2, closed addresses, the address of the client, a report with a photo of 15 MB')

const people = await startPeople(nginx, 12)
await rollingRestart(folder, ports, async port => {
  assert.equal(await servers.get(port)?.stop(), 0)
  servers.set(port, await startServer(app, env, port, { METRICS_PORT: metrics.get(port) ?? '' }))
})
done(`restarted one by one: ${people.asked()} requests, ${people.wrong.length} without a good answer`)
assert.deepEqual(people.wrong, [])

const before = people.acknowledged()
const backup = await backUp(app, env, join(folder, 'backups'))
const during = people.acknowledged().length - before.length
await people.stop()
assert.equal(await countOf(database.url), people.acknowledged().length + 1, 'Reports were lost or doubled')
assert.deepEqual(people.wrong, [])
done(`backed up; ${before.length} reports were acknowledged before it began, ${during} more until its end`)

await Promise.all([...servers.values()].map(server => server.stop()))
await database.stop()
const empty = await startGuardedMongodb(join(folder, 'mongodb-2'))
const emptyData = join(folder, 'data-2')
const emptyEnv = { ...env, DATA_DIR: emptyData, MONGODB_URL: empty.url }
await restore(app, emptyEnv, emptyData, backup)
await runBuilt(app, emptyEnv, 'erase-again', '--without-log')
const ofTheMoment = await tryWhole(empty.url, join(emptyData, 'media'), [told, ...people.sent])
const restored = await startServer(app, emptyEnv, ports[0] ?? 0)
await restored.ready()
assert.deepEqual(await photoOf(told.resident, told.reportId), told.photo)
await tryEach(nginx, before)
told.resident.leave()
done(`restored ${ofTheMoment} reports on an empty machine, each once; each of the ${before.length} with its photo`)

const next = await tryReport(nginx, password)
next.resident.leave()
done('the restored city goes on')
await nginx.stop()
await restored.stop()
await empty.stop()
