/** Fields of a document with a history. What is in the history already cannot be among them. */
interface OutsideHistory {
  history?: never
  [entry: `history.${string}`]: never
  [field: string]: unknown
}

/**
 * An update of a document with a history. It may add an entry at the end of the history; an update that changes or removes
 * one does not compile.
 */
export interface Appending<Fields extends OutsideHistory = OutsideHistory> {
  $set?: Fields
  $unset?: Fields
  $inc?: Fields
  $max?: Fields
  $push?: { history?: object; [list: string]: unknown }
  $addToSet?: Fields
  $pull?: Fields
  $setOnInsert?: never
  $pullAll?: never
  $pop?: never
  $rename?: never
}

/** The same for updates that leave alone what only a step changes. */
export type BesideSteps = Appending<OutsideHistory & { state?: never; version?: never }>

/** Returns what removes these fields from a document. */
export function toUnset<Field extends string>(fields: readonly Field[]): Record<Field, 1> {
  return Object.fromEntries(fields.map(field => [field, 1])) as Record<Field, 1>
}
