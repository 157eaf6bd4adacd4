import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type mongoose from 'mongoose'

export type Environment = Record<string, string>

const unitFile = 'deploy/mashangban@.service'

/** What deploy/mashangban@.service sets and runs for a port. */
export function readUnit(port: number): { environment: Environment; program: string[] } {
  const text = readFileSync(unitFile, 'utf8').replaceAll('%i', String(port))
  const settingOf = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(text)?.[1] ?? ''
  const [node, ...program] = settingOf('ExecStart').split(' ')
  assert.match(node ?? '', /\/node$/)
  return { environment: parsed(settingOf('Environment').replaceAll(' ', '\n')), program }
}

/** deploy/mashangban.env.example as an operator fills it in. */
export function environmentFile(dataDir: string, mongodbUrl: string): Environment {
  const example = parsed(readFileSync('deploy/mashangban.env.example', 'utf8'))
  const filled = Object.entries(example).map(([name, value]) =>
    name.endsWith('_SECRET') ? [name, value || randomBytes(32).toString('hex')] : [name, value]
  )
  assert.ok('DATA_DIR' in example && 'MONGODB_URL' in example)
  return { ...Object.fromEntries(filled), DATA_DIR: dataDir, MONGODB_URL: mongodbUrl }
}

/** Returns what systemd says about the units, or undefined where there is none. */
export function verifyUnits(folder: string): string | undefined {
  const units = [
    ['mashangban@3001.service', unitFile],
    ['mashangban-backup.service', 'deploy/mashangban-backup.service'],
    ['mashangban-backup.timer', 'deploy/mashangban-backup.timer']
  ] as const
  const files = units.map(([name, file]) => {
    const copy = join(folder, name)
    copyFileSync(file, copy)
    return copy
  })
  const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' })
  if (error) return undefined
  assert.equal(status, 0, stderr)
  return stderr.trim() || 'nothing to complain about'
}

/** Runs deploy/mongo-user.js with what it asks of MongoDB's shell. Its password comes from a file as in the container. */
export async function makeUser(client: mongoose.mongo.MongoClient, passwordFile: string) {
  const made: Promise<unknown>[] = []
  const db = {
    getSiblingDB: (name: string) => ({
      createUser: ({ user, ...more }: { user: string }) =>
        made.push(client.db(name).command({ createUser: user, ...more }))
    })
  }
  const inContainer = '/run/secrets/mongo-app'
  const script = readFileSync('deploy/mongo-user.js', 'utf8')
  assert.ok(script.includes(inContainer))
  const context = createContext({ db, require: () => ({ readFileSync }) })
  runInContext(script.replace(inContainer, passwordFile), context)
  assert.equal(made.length, 1)
  await Promise.all(made)
}

function parsed(lines: string): Environment {
  return Object.fromEntries([...lines.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
}
