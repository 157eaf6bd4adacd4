import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const noRooms = new Set(['node_modules', 'dist', 'data', 'docs'])

/** All test files, or those that the words name: a file, a folder, or the beginning of either. */
export function testFiles(wanted: readonly string[]): string[] {
  const rooms = readdirSync('.', { withFileTypes: true }).filter(
    entry => entry.isDirectory() && !entry.name.startsWith('.') && !noRooms.has(entry.name)
  )
  const all = rooms
    .flatMap(({ name }) => readdirSync(name, { recursive: true, encoding: 'utf8' }).map(file => join(name, file)))
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.test\.tsx?$/.test(file))
    .sort()
  const names = wanted.map(word => word.replace(/^\.\//, '').replace(/\/?(\*.*)?$/, ''))
  for (const name of names) {
    if (!all.some(file => file.startsWith(name))) throw new Error(`There is no test in ${name}`)
  }
  return names.length === 0 ? all : all.filter(file => names.some(name => file.startsWith(name)))
}

const timesFile = join('dist', 'test-times.json')

/** What runs longest starts first; of a file that never ran here, what is in a browser, then the larger; a load test is small and long. */
export function longestFirst(files: readonly string[]): string[] {
  const times = Object.entries(knownTimes())
  // A file that ran in several settings is known by each: `server/a.test.ts (MongoDB)`.
  const known = (file: string) => times.filter(([name]) => name === file || name.startsWith(`${file} (`))
  const usual = new Map(files.map(file => [file, Math.max(...known(file).map(([, ms]) => ms), 0) || guess(file)]))
  return files.toSorted((one, other) => (usual.get(other) ?? 0) - (usual.get(one) ?? 0))
}

const guess = (file: string) => statSync(file).size * (file.startsWith('bench/') ? 40 : file.startsWith('e2e/') ? 4 : 1)

function knownTimes(): Record<string, number> {
  if (!existsSync(timesFile)) return {}
  return JSON.parse(readFileSync(timesFile, 'utf8')) as Record<string, number>
}

export function rememberTimes(times: ReadonlyMap<string, number>): void {
  mkdirSync('dist', { recursive: true })
  writeFileSync(timesFile, JSON.stringify({ ...knownTimes(), ...Object.fromEntries(times) }, null, 2))
}
