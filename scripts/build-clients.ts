import { spawn } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildServiceWorker } from './build-service-worker'
import { filesOf, filesUnder, preloaded } from './built-pages'
import { compressBuilt } from './compress-built'

const kilobyte = 1024

/** The most that a resident on a weak network may have to load. A larger build fails. */
const most = { weappPackage: 600 * kilobyte, weappStaff: 300 * kilobyte, h5Scripts: 130 * kilobyte }

export async function buildWeapp() {
  await build('weapp')
  const weigh = (files: string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0)
  const files = filesUnder('dist/weapp')
  const staff = files.filter(file => file.startsWith(join('dist/weapp', 'staff')))
  report('WeChat main package', weigh(files) - weigh(staff), most.weappPackage)
  report('WeChat staff subpackage', weigh(staff), most.weappStaff)
}

export async function buildH5() {
  await build('h5')
  const scripts = filesOf('dist/h5', /^pages\/report\/index$/).filter(file => file.endsWith('.js'))
  const size = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist/h5', file))).length, 0)
  report('H5 first load, JS gzipped', size, most.h5Scripts)
  preloaded('dist/h5', /^pages\/report\/index$/)
  await buildServiceWorker('dist/h5', filesOf('dist/h5', /^(?:pages|privacy)\//))
  await compressBuilt('dist/h5')
}

/** Hides Taro's output, which redraws and clears lines, unless the build fails. */
async function build(type: 'weapp' | 'h5') {
  const taro = join(dirname(fileURLToPath(import.meta.resolve('@tarojs/cli/package.json'))), 'bin', 'taro')
  rmSync(`dist/${type}`, { recursive: true, force: true })
  const child = spawn(process.execPath, [taro, 'build', '--type', type, '--no-check'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const output: Buffer[] = []
  child.stdout.on('data', chunk => output.push(chunk))
  child.stderr.on('data', chunk => output.push(chunk))
  const code = await new Promise(resolve => child.once('close', resolve))
  const [entry] = filesUnder(`dist/${type}`).filter(file => /(app\.json|index\.html)$/.test(file))
  if (code === 0 && entry) return
  throw new Error(`Building ${type} failed:\n${Buffer.concat(output)}`)
}

function report(what: string, size: number, limit: number) {
  const told = `${what}: ${(size / kilobyte).toFixed(1)} KB of ${limit / kilobyte} KB`
  if (size > limit) throw new Error(`${told}: too much`)
  console.log(told)
}
