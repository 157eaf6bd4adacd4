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

/** Takes a look back from whomever it was given to. */
export function takenBack({ collector }: CaseRecord) {
  return {
    unset: ['collector'] satisfies Effect['unset'],
    facts: collector ? { collector: { id: collector.id, name: collector.name } } : {}
  }
}
