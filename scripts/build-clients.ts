import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
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
  const size = firstLoad('dist/h5').reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  report('H5 first load, JS gzipped', size, most.h5Scripts)
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

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** Returns the scripts that index.html names and the chunks that the report page loads, read from the built router. */
function firstLoad(folder: string): string[] {
  const all = filesUnder(folder).filter(file => file.endsWith('.js'))
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = all.filter(file => html.includes(file.slice(folder.length + 1).replaceAll('\\', '/')))
  const routes = named.map(file => readFileSync(file, 'utf8')).join()
  const load = /"pages\/report\/index","load":function[^[]*\[Promise\.all\(\[([^\]]*)\]/.exec(routes)?.[1]
  if (!load) throw new Error('The built router does not say which chunks the report page needs')
  const ids = Array.from(load.matchAll(/\.e\("?([\w-]+)"?\)/g), ([, id = '']) => id)
  const chunks = ids.map(id => {
    const name = nameOf(id, routes)
    return all.find(file => /[/\\]chunk[/\\]/.test(file) && (startsWith(file, id) || startsWith(file, name)))
  })
  return [...named, ...chunks.filter(file => file !== undefined)]
}

/** Returns a chunk's name. The built router names one chunk by a comparison and several by a table. */
function nameOf(id: string, routes: string): string {
  const table = /"chunk\/" ?\+ ?\(\{([^}]*)\}/.exec(routes)?.[1] ?? ''
  const listed = new RegExp(`(?:^|,)"?${id}"?: ?"(\\w+)"`).exec(table)?.[1]
  return listed ?? new RegExp(`(?:"${id}"|\\b${id}) ?===? ?\\w+ ?\\? ?"(\\w+)"`).exec(routes)?.[1] ?? id
}

function startsWith(file: string, name: string): boolean {
  return (file.split(/[/\\]/).at(-1) ?? '').startsWith(`${name}.`)
}
