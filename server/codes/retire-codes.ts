import type { RetireResults } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import type { Actor } from './actor'
import { changeCode } from './change-code'
import { findCode } from './find-code'

/** Retires each code by itself: those that cannot be are named with the reason, the others are done. */
export async function retireCodes(codes: readonly string[], reason: string, actor: Actor): Promise<RetireResults> {
  const items: RetireResults['items'] = []
  for (const code of new Set(codes)) {
    try {
      await changeCode(await findCode(code), { action: 'retire', actor, words: reason })
      items.push({ code, done: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'forbidden') throw error
      items.push({ code, done: false, message: error.message })
    }
  }
  return { items }
}
