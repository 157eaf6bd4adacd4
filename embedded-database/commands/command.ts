import type { Store } from '../storage/store'
import { CommandError, unsupported } from '../values/errors'
import { type Doc, isNumber, plain } from '../values/values'
import type { Body } from '../wire/messages'
import type { Cursors } from './cursors'

/** What a command gets. */
export interface Context {
  store: Store
  cursors: Cursors
  database: string
  command: Doc
  /** Documents to insert. */
  documents: Buffer[]
}

/** A command and the options that it knows. Any other option is refused. */
export interface Command {
  options: string[]
  run(context: Context): Doc | Body
}

/** Returns the full name of the collection that a command is about. */
export function namespace({ database, command }: Context): string {
  const [name] = Object.values(command)
  if (typeof name !== 'string' || name === '') throw new CommandError(73, 'Invalid collection name')
  return `${database}.${name}`
}

export function checkOptions(given: Doc, known: string[], where: string) {
  for (const option of Object.keys(given))
    if (!known.includes(option)) throw unsupported(`the option ${option} of ${where}`)
}

export function wholeNumber(value: unknown): number {
  return isNumber(value) ? Math.trunc(Number(plain(value))) : 0
}
