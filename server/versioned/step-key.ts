import { createHash } from 'node:crypto'

/** Under which key a step was sent and what was sent, as two hashes. Both stand in the entry of the history. */
export interface StepKey {
  key: string
  print: string
}

/** `by` is part of the key: two people who make the same key never meet. */
export function stepKey(idempotencyKey: string | undefined, by: string, sent: unknown): StepKey | undefined {
  if (!idempotencyKey) return undefined
  return { key: hash([by, idempotencyKey]), print: hash(sent) }
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}
