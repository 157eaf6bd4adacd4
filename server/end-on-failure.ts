import type { EventEmitter } from 'node:events'
import { log } from './log'

/** Longer than stopping takes, which cuts requests off and does not wait for jobs for ever. */
const longestMs = 12_000

interface Process {
  /** Who tells of errors that nobody has caught. */
  events: EventEmitter
  exit: (code: number) => void
}

/**
 * Ends the process when an error was caught by nobody: what it has left behind is unknown, so it must not go on answering.
 * It takes no more requests, finishes what is in flight, and exits with 1, whatever happens on the way; systemd or
 * `npm start` starts it again. Returns a function that ends this.
 */
export function endOnFailure(
  stop: () => Promise<void>,
  { events, exit }: Process = { events: process, exit: code => process.exit(code) },
  patienceMs = longestMs
): () => void {
  let ending = false
  const fail = (err: unknown) => {
    log.fatal({ err }, 'an error that nobody caught: the server finishes what is in flight and ends')
    if (ending) return
    ending = true
    const cut = setTimeout(exit, patienceMs, 1)
    stop()
      .catch(error => log.error({ err: error }, 'stopping failed, too'))
      .finally(() => {
        clearTimeout(cut)
        exit(1)
      })
  }
  events.on('uncaughtException', fail)
  events.on('unhandledRejection', fail)
  return () => {
    events.off('uncaughtException', fail)
    events.off('unhandledRejection', fail)
  }
}
