import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { compressBuilt } from './compress-built'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/console')

/** Builds the staff's console into dist/console and returns the size of its parts, gzipped, largest first. */
export async function buildConsole() {
  // Built aside and put in place at once: a running server goes on serving whole pages.
  const aside = `${built}-${process.pid}`
  // Vite leaves NODE_ENV=production behind, and whatever is started afterwards would take it for a setting.
  const { NODE_ENV } = process.env
  await build({ configFile: join(root, 'console/vite.config.ts'), logLevel: 'warn', build: { outDir: aside } })
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  await compressBuilt(aside)
  await rm(built, { recursive: true, force: true })
  await rename(aside, built)
  const assets = join(built, 'assets')
  const names = (await readdir(assets)).filter(name => /\.(js|css)$/.test(name))
  const parts = await Promise.all(
    names.map(async name => ({ name, bytes: gzipSync(await readFile(join(assets, name))).length }))
  )
  parts.sort((one, other) => other.bytes - one.bytes)
  const written = parts.map(({ name, bytes }) => `${name} ${Math.round(bytes / 1024)} kB`)
  console.log(`console: ${written.join(', ')} (gzip)`)
  return parts
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildConsole()
