import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The Node that README recommends; npm's package `node` brings it. */
const recommended = '24.21.0'

/** Where the recommended Node is, when this process runs on another major version; else why there is none to be used. */
export async function findRecommendedNode(): Promise<{ path: string; version: string } | { missing: string }> {
  const [major = ''] = recommended.split('.')
  if (process.versions.node.startsWith(`${major}.`)) return { missing: `this is Node ${process.versions.node} already` }
  try {
    const args = ['--yes', '--package', `node@${recommended}`, 'node', '--print', 'process.execPath']
    const { stdout } = await promisify(execFile)('npx', args, { encoding: 'utf8' })
    return { path: stdout.trim(), version: recommended }
  } catch {
    return { missing: `npx could not fetch node@${recommended}` }
  }
}
