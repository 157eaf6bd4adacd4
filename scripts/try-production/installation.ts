import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { run } from '../run'
import { type Environment, readUnit } from './deploy-files'

/** Copies what was built, and nothing else of the project, and fetches the packages that it needs. */
export async function install(folder: string) {
  mkdirSync(folder)
  for (const file of ['package.json', 'package-lock.json', 'dist/server', 'dist/h5', 'dist/console'])
    cpSync(file, join(folder, file), { recursive: true })
  await run('npm', ['ci', '--prefix', folder, '--omit=dev', '--no-fund', '--no-audit', '--loglevel=error'])
}

/**
 * Runs a program that was built. Not by execFileSync: mongod stops when nobody reads its log.
 */
export const runBuilt = (folder: string, env: Environment, program: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [`dist/server/${program}.js`, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...readUnit(0).environment, ...env },
    timeout: 60_000
  })

/** What a program that was run ended with and said, or undefined when it did its work. */
export const failureOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: { code: unknown; stderr: string }) => error
  )

/** The first data by the documented commands, each run twice, as each may be repeated. Returns the operator's password. */
export async function setUp(folder: string, env: Environment): Promise<string> {
  const [west, south, east, north] = [113.59, 24.8, 113.6, 24.81]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ]
  const place = { code: '440204001001001', dutyGrid: '440204001001', street: '东河街道', community: '东堤社区' }
  const feature = { type: 'Feature', properties: place, geometry: { type: 'Polygon', coordinates: [ring] } }
  writeFileSync(join(folder, 'cells.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
  writeFileSync(join(folder, 'departments.json'), JSON.stringify([{ id: 'sanitation', name: '环境卫生管理所' }]))
  const setup = (...args: string[]) => runBuilt(folder, env, 'setup', ...args)
  for (const args of [['catalogue'], ['cells', 'cells.geojson'], ['departments', 'departments.json']]) {
    await setup(...args)
    await setup(...args)
  }
  const { stdout } = await setup('account', 'wang', '王某', 'operator,lead')
  return /初始密码 (\S+?)（/.exec(stdout)?.[1] ?? ''
}

export const inCell = [113.595, 24.805]

/** Starts the built server as deploy/mashangban@.service does. */
export async function startServer(folder: string, env: Environment, port: number, extra: Environment = {}) {
  const log = openSync(join(folder, `${port}.log`), 'a')
  const { environment, program } = readUnit(port)
  const child = spawn(process.execPath, program, {
    cwd: folder,
    // As with systemd, the file comes after the unit.
    env: { PATH: process.env.PATH, ...environment, ...env, ...extra },
    stdio: ['ignore', log, log]
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  return {
    port,
    async ready() {
      while (child.exitCode === null) {
        const well = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
          ({ ok }) => ok,
          () => false
        )
        if (well) return
        await new Promise(done => setTimeout(done, 100))
      }
      throw new Error(`The server on ${port} ended with ${child.exitCode}; see ${folder}/${port}.log`)
    },
    async stop() {
      child.kill('SIGTERM')
      const [code] = await exit
      return code as number | null
    }
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>
