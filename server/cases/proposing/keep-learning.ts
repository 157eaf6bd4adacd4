import { log } from '../../log'
import { learnMatters } from './learned-model'

const everyMs = 10 * 60_000

/** Learns from the city's decisions beside the work, in each process for itself. Returns what ends it. */
export function keepLearning(): () => Promise<void> {
  let running = Promise.resolve()
  const learn = () => {
    running = learnMatters().catch(error => log.warn({ err: error }, 'could not learn from the decided cases'))
  }
  learn()
  const timer = setInterval(learn, everyMs).unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
