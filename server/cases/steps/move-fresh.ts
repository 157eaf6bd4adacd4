import type { CaseAction } from '../../../contracts/cases/workflow'
import { Refusal } from '../../http/refusal'
import type { CaseRecord } from '../model'
import type { Form } from './effect'
import { moveCase } from './move-case'
import type { Mover } from './mover'

const attempts = 5

/**
 * Takes a step that does not depend on what its taker saw, such as a resident's words: when somebody else was quicker
 * it is taken on the case as it is then, unless that no longer allows it.
 */
export async function moveFresh<A extends CaseAction>(
  read: () => Promise<CaseRecord>,
  move: { action: A; form: Form<A>; mover: Mover; now?: Date }
): Promise<CaseRecord> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await moveCase(await read(), move)
    } catch (error) {
      const overtaken = error instanceof Refusal && error.code === 'case_changed'
      if (!overtaken || attempt === attempts) throw error
    }
  }
}
