import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

/** What the MongoDB driver asks for only under settings that a test city has not. */
const optionalOfMongodb = [
  '@aws-sdk/credential-providers',
  '@mongodb-js/zstd',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'snappy',
  'socks'
]

/** Packages written as CommonJS expect these names. */
const commonJsNames = `
const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
const __filename = process.getBuiltinModule('node:url').fileURLToPath(import.meta.url)
const __dirname = process.getBuiltinModule('node:path').dirname(__filename)
`

/**
 * Bundles programs of the server into a folder, with the worker threads they start. Packages are not bundled:
 * they are loaded from node_modules.
 */
export function bundleServer(programs: Record<string, string>, outdir: string) {
  return bundle(programs, outdir, { packages: 'external' })
}

/**
 * Bundles them with their packages: finding, reading and compiling a thousand files of packages is half of what a start
 * takes. Only for programs that run beside node_modules, as packages with machine code or files of their own stay there.
 */
export function bundleWithPackages(programs: Record<string, string>, outdir: string) {
  return bundle(programs, outdir, { external: staysInPackages, banner: { js: commonJsNames } })
}

const staysInPackages = ['sharp', 'libsql', '@node-rs/*', 'ali-oss', 'pdfkit', ...optionalOfMongodb]

async function bundle(programs: Record<string, string>, outdir: string, options: BuildOptions) {
  await build({
    entryPoints: {
      ...programs,
      worker: 'embedded-database/worker.ts',
      'table-worker': 'server/tables/table-worker.ts',
      'geo-worker': 'server/geofiles/geo-worker.ts'
    },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    ...options
  })
}

/** Builds dist/server, which is delivered. */
export async function buildServer() {
  const programs = {
    index: 'server/index.ts',
    setup: 'server/setup/cli.ts',
    accounts: 'server/setup/accounts-cli.ts',
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
