import { useEffect } from 'react'
import { readCase } from '../api/staff-cases'
import { useKept } from '../kept/use-kept'
import { waitingFor } from '../outbox/item'
import type { Outbox } from '../outbox/outbox'
import type { Session } from '../session/use-session'

/** One case as it last came; asked for anew once a step has got through. */
export function useCase(session: Session, outbox: Outbox, caseNo: string) {
  const found = useKept(session, `case:${caseNo}`, () => readCase(caseNo))
  const { reload } = found
  const waiting = waitingFor(outbox.items, caseNo).filter(({ problem }) => !problem).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` is new at every drawing
  useEffect(() => void reload(), [waiting])
  return found
}
