import { afterEach, beforeEach } from 'mocha'
import { log } from '../log'

/** Collects what is logged as an error, because each such line calls somebody at night. Call inside a `describe`. */
export function watchErrors() {
  const { error } = log
  let seen: unknown[] = []
  beforeEach('nobody has been woken up', () => {
    seen = []
    log.error = (...line: unknown[]) => {
      seen.push(line[0])
    }
  })
  afterEach(() => {
    log.error = error
  })
  return () => seen
}
