import { type InferSchemaType, Schema } from 'mongoose'
import type { Entry } from './record'

/**
 * Who did something, kept with what they did until the log tells it: all that an entry says of a person, also for whom they stood in.
 * The command line has no id.
 */
export const doerSchema = new Schema(
  {
    id: String,
    username: String,
    name: String,
    roles: { type: [String], default: undefined },
    person: new Schema({ id: String, username: String, name: String, standsFor: String }, { _id: false })
  },
  { _id: false }
)
type StoredDoer = InferSchemaType<typeof doerSchema>
export type Doer = Entry['by']

/** What is kept of whoever is signed in, who has more facts than belong there. */
export function keptDoer({ id, username, name, roles, person }: Doer) {
  return { ...(id && { id }), username, name, ...(roles && { roles: [...roles] }), ...(person && { person }) }
}

/** The same as it was read. Those from before there were roles have none. */
export function doerFrom({ id, username, name, roles, person }: StoredDoer): Doer {
  return {
    ...(id && { id }),
    username: username ?? '',
    name: name ?? '',
    ...(roles && { roles: [...roles] }),
    ...(person && {
      person: {
        id: person.id ?? '',
        username: person.username ?? '',
        name: person.name ?? '',
        standsFor: person.standsFor ?? ''
      }
    })
  }
}
