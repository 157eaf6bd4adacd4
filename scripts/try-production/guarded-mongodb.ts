import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import { freePort } from '../free-port'
import { makeUser } from './deploy-files'

export const mongod = '../shared/bin/mongod'

export interface GuardedMongodb {
  /** For the server: a user of one database, who may read and write there and nothing else. */
  url: string
  /** The same without the password. */
  stranger: string
  stop(): Promise<void>
}

/** Starts a replica set of one member that demands a user and a password. */
export async function startGuardedMongodb(folder: string): Promise<GuardedMongodb> {
  mkdirSync(folder)
  const key = join(folder, 'key')
  writeFileSync(key, randomBytes(96).toString('base64'), { mode: 0o400 })
  const data = join(folder, 'data')
  mkdirSync(data)
  const port = await freePort()
  const where = ['--dbpath', data, '--port', String(port), '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25']
  const server = spawn(mongod, [...where, '--replSet', 'rs0', '--auth', '--keyFile', key], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  process.once('exit', () => server.kill())
  await listening(server)
  const host = `127.0.0.1:${port}`
  const root = { name: 'root', password: randomBytes(12).toString('hex') }
  await makeSet(host, root)
  const password = randomBytes(12).toString('hex')
  await withClient(`mongodb://root:${root.password}@${host}/?replicaSet=rs0&authSource=admin`, async client => {
    const file = join(folder, 'password')
    writeFileSync(file, `${password}\n`, { mode: 0o600 })
    await makeUser(client, file)
  })
  return {
    url: `mongodb://mashangban:${password}@${host}/mashangban?replicaSet=rs0`,
    stranger: `mongodb://${host}/mashangban?replicaSet=rs0`,
    async stop() {
      const running = server.exitCode === null && server.signalCode === null
      server.kill()
      if (running) await once(server, 'exit')
    }
  }
}

/** As an operator does it on the machine of the first member, who alone is let in before there is a user. */
async function makeSet(host: string, root: { name: string; password: string }) {
  await withClient(`mongodb://${host}/?directConnection=true`, async client => {
    const admin = client.db('admin')
    await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } })
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) await new Promise(done => setTimeout(done, 200))
    const roles = [{ role: 'root', db: 'admin' }]
    await admin.command({ createUser: root.name, pwd: root.password, roles })
  })
}

async function withClient(url: string, work: (client: mongoose.mongo.MongoClient) => Promise<void>) {
  const client = await new mongoose.mongo.MongoClient(url).connect()
  await work(client).finally(() => client.close())
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    if (!server.stdout) return fail(new Error('no output'))
    createInterface({ input: server.stdout }).on('line', line => line.includes('Waiting for connections') && done())
    server.once('error', fail)
    server.once('exit', code => fail(new Error(`mongod ended with ${code}`)))
  })
}
