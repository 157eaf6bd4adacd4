import { randomBytes } from 'node:crypto'
import { placeCodeFrom } from '../../contracts/codes/place-code'
import { isDuplicateKey, onlyDuplicateKeys } from '../db/duplicate-key'
import { Refusal } from '../http/refusal'
import { type Actor, roleFor } from './actor'
import { CodeBatchModel } from './batch-model'
import { PlaceCodeModel } from './model'

const chunk = 500

/**
 * Mints new codes under a free batch name. The name is taken first: when two requests come at once, or one is sent
 * twice, only one mints.
 */
export async function mintCodes({ batch, count }: { batch: string; count: number }, actor: Actor, now = new Date()) {
  const role = roleFor('mint', actor)
  await takeName(batch, count, actor, now)
  const entry = { action: 'mint', to: 'minted', at: now, by: { id: actor.id, name: actor.name, role }, media: [] }
  for (let left = count; left > 0; ) {
    const codes = Array.from({ length: Math.min(left, chunk) }, () => placeCodeFrom(randomBytes(8)))
    left -= await insertNew(
      codes.map(_id => ({ _id, state: 'minted' as const, version: 1, batch, createdAt: now, history: [entry] }))
    )
  }
}

async function takeName(batch: string, count: number, actor: Actor, now: Date) {
  try {
    await CodeBatchModel.create({ _id: batch, count, by: actor.name, createdAt: now })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new Refusal('batch_exists', `已经有批次“${batch}”，请换一个名字`)
  }
}

/** Returns how many of these codes were new. A code that exists, in any state, is never minted again. */
async function insertNew(codes: readonly object[]): Promise<number> {
  try {
    await PlaceCodeModel.insertMany(codes, { ordered: false })
    return codes.length
  } catch (error) {
    if (!onlyDuplicateKeys(error)) throw error
    return error.insertedCount
  }
}
