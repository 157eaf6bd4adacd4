import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const assets = join(root, 'dist/console/assets')

/** Builds the staff's console into dist/console and returns the size of its parts, gzipped, largest first. */
export async function buildConsole() {
  await build({ configFile: join(root, 'console/vite.config.ts'), logLevel: 'warn' })
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
