import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Beside the page: what a phone needs to have the page among its apps. */
const still = 'miniprogram/static'

/** Builds the worker that keeps the residents' pages on the phone. `files` are theirs, as paths below the folder. */
export async function buildServiceWorker(folder: string, files: readonly string[]): Promise<void> {
  const beside = readdirSync(still)
  for (const name of beside) copyFileSync(join(still, name), join(folder, name))
  const kept = ['/m/', ...[...files, ...beside].map(file => `/m/${file.replaceAll('\\', '/')}`)]
  const version = createHash('sha256')
    .update(kept.join())
    .update(readFileSync(join(folder, 'index.html')))
    .digest('hex')
  await build({
    entryPoints: ['miniprogram/worker/service-worker.ts'],
    outfile: join(folder, 'sw.js'),
    bundle: true,
    minify: true,
    target: 'es2020',
    define: { FILES: JSON.stringify(kept), VERSION: JSON.stringify(version.slice(0, 12)) },
    logLevel: 'warning'
  })
}
