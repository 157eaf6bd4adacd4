import { statSync } from 'node:fs'
import { build } from 'esbuild'

/** Bundles the server to dist/server; packages stay outside and come from `npm ci --omit=dev`. */
export async function buildServer() {
  await build({
    entryPoints: {
      index: 'server/index.ts',
      setup: 'server/setup/cli.ts',
      codes: 'qrcodes/cli.ts',
      worker: 'embedded-database/worker.ts'
    },
    outdir: 'dist/server',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error'
  })
  console.log(`服务器 dist/server/index.js ${Math.round(statSync('dist/server/index.js').size / 1024)} KB`)
}
