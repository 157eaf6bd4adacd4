import type { Schema } from 'mongoose'

const writes = [
  'save',
  'insertMany',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'deleteOne',
  'deleteMany'
] as const

type Hooked = Pick<Schema, 'pre' | 'post'>

/** Runs this before each write by the model of this schema. What goes straight to the collection is not noticed. */
export function beforeWrites(schema: Hooked, run: () => Promise<void> | void): void {
  for (const write of writes) schema.pre(write as 'save', () => run())
}

/** The same after each write. */
export function afterWrites(schema: Hooked, run: () => Promise<void> | void): void {
  for (const write of writes) schema.post(write as 'save', () => run())
}
