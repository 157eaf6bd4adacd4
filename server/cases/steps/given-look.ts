import { Refusal } from '../../http/refusal'
import { lookGivenTo } from '../look-takers'
import type { CaseRecord } from '../model'
import type { Effect } from './effect'

/** Gives a look on site to the collector who is named, or to those of the duty grid. */
export async function givenLook(theCase: CaseRecord, { collector: named }: { collector?: string | undefined }) {
  const collector = await lookGivenTo(theCase, named)
  return collector
    ? { set: { collector }, facts: { collector } }
    : { unset: ['collector'] satisfies Effect['unset'], facts: {} }
}

/** Gives a look to somebody else. Whoever has it already gets nothing new: the desk has then chosen nobody. */
export async function givenToAnother(theCase: CaseRecord, form: { collector?: string | undefined }) {
  const effect = await givenLook(theCase, form)
  if (effect.facts.collector?.id !== theCase.collector?.id) return effect
  const message = theCase.collector
    ? `已经给了${theCase.collector.name}，请选另一位信息采集员`
    : '这里的信息采集员都已经收到，请选一位来负责'
  throw new Refusal('unknown_reference', message, { collector: message })
}

/** Takes a look back from whomever it was given to. */
export function takenBack({ collector }: CaseRecord) {
  return {
    unset: ['collector'] satisfies Effect['unset'],
    facts: collector ? { collector: { id: collector.id, name: collector.name } } : {}
  }
}
