import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { compressBuilt } from './compress-built'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/console')

/** Builds the console into dist/console. Returns the size of its parts, gzipped, largest first. */
export async function buildConsole() {
  // Builds into a second folder and swaps it in, so that a running server never serves half a build.
  const aside = `${built}-${process.pid}`
  // Vite sets NODE_ENV to production. What starts afterwards would read that as its own setting.
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
