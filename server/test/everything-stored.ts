import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'
import mongoose from 'mongoose'
import { startedFolder } from './database'

/** Every document of every collection, whichever there are, as the database has them. */
export async function everyDocument(): Promise<string> {
  const { db } = mongoose.connection
  if (!db) throw new Error('not connected')
  const all: string[] = []
  for (const { name } of await db.listCollections().toArray()) {
    for await (const document of db.collection(name).find({})) all.push(`${name} ${EJSON.stringify(document)}`)
  }
  return all.join('\n')
}

/** The bytes of all files in a folder, with their names. */
export function everyFile(folder: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    entries
      .filter(entry => entry.isFile())
      .flatMap(entry => [Buffer.from(entry.name), readFileSync(join(entry.parentPath, entry.name))])
  )
}

/** The files of the embedded database; nothing on MongoDB, whose files are its own. */
export function databaseFiles(): Buffer | undefined {
  const folder = startedFolder()
  return folder === undefined ? undefined : everyFile(folder)
}
