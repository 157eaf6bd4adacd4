import { StorageFailure } from '../storage/failure'
import type { Store } from '../storage/store'
import { encode } from '../values/bson'
import { CommandError, unsupported } from '../values/errors'
import type { Doc } from '../values/values'
import { type Body, longestMessage, type Request } from '../wire/messages'
import { backupCommands } from './backup-commands'
import { collectionCommands } from './collection-commands'
import type { Command } from './command'
import { Cursors } from './cursors'
import { readCommands } from './read-commands'
import { writeCommands } from './write-commands'

/** Options that any command may have and that change nothing: every reply is durable and every read is committed. */
const general = new Set(
  '$db $readPreference $clusterTime readConcern writeConcern comment maxTimeMS apiVersion apiStrict apiDeprecationErrors lsid'.split(
    ' '
  )
)

const hello: Command = {
  options:
    'helloOk client compression loadBalanced topologyVersion maxAwaitTimeMS hello ismaster isMaster speculativeAuthenticate saslSupportedMechs backpressure'.split(
      ' '
    ),
  // Without logicalSessionTimeoutMinutes the driver opens no sessions and never sends a write twice.
  run: () => ({
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: longestMessage,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false
  })
}

const buildInfo: Command = {
  options: [],
  run: () => ({
    version: '7.0.0',
    versionArray: [7, 0, 0, 0],
    modules: ['embedded'],
    maxBsonObjectSize: 16 * 1024 * 1024
  })
}

const commands: Record<string, Command> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: { options: [], run: () => ({}) },
  buildInfo,
  buildinfo: buildInfo,
  endSessions: { options: [], run: () => ({}) },
  ...readCommands,
  ...writeCommands,
  ...collectionCommands,
  ...backupCommands
}

export class Commands {
  private readonly cursors = new Cursors()

  constructor(private readonly store: Store) {
    store.onReload = () => this.cursors.forgetAll()
  }

  /** Returns the reply to a request. Refusals and failures are replies, too. */
  run({ command, documents }: Request): Body {
    try {
      this.store.settle()
      const [name = ''] = Object.keys(command)
      const known = Object.hasOwn(commands, name) ? commands[name] : undefined
      if (!known) throw new CommandError(59, unsupported(`the command ${name}`).message)
      for (const option of Object.keys(command)) {
        if (option !== name && !general.has(option) && !known.options.includes(option)) {
          throw unsupported(`the option ${option} of ${name}`)
        }
      }
      if (command.comment === undefined && command.txnNumber !== undefined) throw unsupported('transactions')
      const reply = known.run({
        store: this.store,
        cursors: this.cursors,
        database: String(command.$db),
        command,
        documents
      })
      return Array.isArray(reply) ? reply : [encode({ ...reply, ok: 1 })]
    } catch (error) {
      return [encode(failure(error))]
    }
  }
}

export function failure(error: unknown): Doc {
  if (error instanceof CommandError || error instanceof StorageFailure) return error.reply
  return new CommandError(1, error instanceof Error ? error.message : String(error)).reply
}
