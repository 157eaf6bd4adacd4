import { AsyncLocalStorage } from 'node:async_hooks'
import type { mongo } from 'mongoose'
import { Counter } from 'prom-client'

/** The commands that one piece of work has sent: `find cases`. Names alone, never what was asked for. */
export type SentCommands = string[]

const sending = new AsyncLocalStorage<SentCommands>()
/** A request that sends more is counted on, but its line would be no line any more. */
const mostNamed = 100

const commands = new Counter({
  name: 'database_commands_total',
  help: 'Commands sent to the database by name and collection',
  labelNames: ['command', 'collection']
})

/** Runs work and notes in `sent` which commands it sends. */
export function notingCommands<T>(sent: SentCommands, work: () => T): T {
  return sending.run(sent, work)
}

/** Counts the commands of a client that was connected with `monitorCommands`. */
export function countCommands(client: mongo.MongoClient): void {
  client.on('commandStarted', ({ commandName, command }) => {
    const of = commandName === 'getMore' ? command.collection : command[commandName]
    const collection = typeof of === 'string' ? of : ''
    commands.inc({ command: commandName, collection })
    const sent = sending.getStore()
    if (sent && sent.length < mostNamed) sent.push(`${commandName} ${collection}`.trim())
  })
}
