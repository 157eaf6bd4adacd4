import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from './fingerprint'

/** Sources of each build: when one of them changes, the build is stale. */
const sources = {
  h5: ['miniprogram', 'contracts', 'config', 'babel.config.cjs', 'package-lock.json'],
  weapp: ['miniprogram', 'contracts', 'config', 'babel.config.cjs', 'project.config.json', 'package-lock.json'],
  console: ['console', 'contracts', 'package-lock.json']
} as const
export type Client = keyof typeof sources

const markOf = (client: Client) => join('dist', `.${client}.built`)

export function isStale(client: Client): boolean {
  const mark = markOf(client)
  return !existsSync(mark) || readFileSync(mark, 'utf8') !== fingerprintOf(sources[client])
}

export function markBuilt(client: Client): void {
  mkdirSync('dist', { recursive: true })
  writeFileSync(markOf(client), fingerprintOf(sources[client]))
}
