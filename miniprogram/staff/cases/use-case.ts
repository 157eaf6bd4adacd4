import { useEffect } from 'react'
import { readCase } from '../api/staff-cases'
import type { Outbox } from '../outbox/outbox'
import { waitingFor } from '../outbox/outbox-item'
import { useSaved } from '../saved/use-saved'
import type { Session } from '../session/use-session'

/** One case as it last came; asked for anew once a step has got through. */
export function useCase(session: Session, outbox: Outbox, caseNo: string) {
  // Under the name before this one, phones keep cases of an earlier shape.
  const found = useSaved(session, `case with pages:${caseNo}`, () => readCase(caseNo))
  const { reload } = found
  const waiting = waitingFor(outbox.items, caseNo).filter(({ problem }) => !problem).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` is new at every drawing
  useEffect(() => void reload(), [waiting])
  return found
}
