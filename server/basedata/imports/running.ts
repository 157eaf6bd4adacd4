import { log } from '../../log'

const running = new Set<Promise<void>>()

/** Does work that nobody waits for. What fails is logged: `continue-imports.ts` finds what it left. */
export function inBackground(work: () => Promise<void>): void {
  const promise = work()
    .catch(err => log.error({ err }, 'the import of base data was broken off'))
    .finally(() => running.delete(promise))
  running.add(promise)
}

/** Resolves once this process imports nothing any more. */
export async function importsAtRest(): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running)
}
