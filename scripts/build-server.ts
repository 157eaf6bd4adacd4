import { statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles programs of the server into a folder, with the worker threads they start. Packages are not bundled:
 * they are loaded from node_modules.
 */
export async function bundleServer(programs: Record<string, string>, outdir: string) {
  await build({
    entryPoints: {
      ...programs,
      worker: 'embedded-database/worker.ts',
      'table-worker': 'server/codes/paper/table-worker.ts'
    },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error'
  })
}

/** Builds dist/server, which is delivered. */
export async function buildServer() {
  const programs = {
    index: 'server/index.ts',
    setup: 'server/setup/cli.ts',
    backup: 'server/backup/cli.ts',
    'audit-verify': 'server/audit/cli.ts',
    'keys-rotate': 'server/keys/cli.ts',
    'erase-again': 'server/erasure/cli.ts',
    retention: 'server/retention/cli.ts',
    restore: 'server/backup/restore-cli.ts',
    codes: 'qrcodes/cli.ts'
  }
  await bundleServer(programs, 'dist/server')
  const size = statSync(join('dist/server', 'index.js')).size
  console.log(`服务器 dist/server/index.js ${Math.round(size / 1024)} KB`)
}
