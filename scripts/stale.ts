import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sources of each build: when one of them changes, the build is stale. */
const sources = {
  h5: ['miniprogram', 'contracts', 'config', 'babel.config.cjs', 'package-lock.json'],
  weapp: ['miniprogram', 'contracts', 'config', 'babel.config.cjs', 'project.config.json', 'package-lock.json'],
  console: ['console', 'contracts', 'package-lock.json']
} as const
export type Client = keyof typeof sources

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesUnder(join(path, name)))
}

/** A fingerprint of the sources' contents: a checkout of another branch counts, a mere touch does not. */
function fingerprint(client: Client): string {
  const hash = createHash('sha256')
  for (const source of sources[client]) {
    for (const file of filesUnder(source)) {
      if (!/\.test\.tsx?$/.test(file)) hash.update(file).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

const markOf = (client: Client) => join('dist', `.${client}.built`)

export function isStale(client: Client): boolean {
  const mark = markOf(client)
  return !existsSync(mark) || readFileSync(mark, 'utf8') !== fingerprint(client)
}

export function markBuilt(client: Client): void {
  mkdirSync('dist', { recursive: true })
  writeFileSync(markOf(client), fingerprint(client))
}
