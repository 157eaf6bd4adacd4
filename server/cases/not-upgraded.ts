import { cannotWrite, isAway } from '../http/trouble'
import { log } from '../log'

/** One case that cannot be brought up to date is named; it must not keep the city from starting. */
export function notUpgraded(caseNo: string, err: unknown): void {
  if (cannotWrite(err) || isAway(err)) throw err
  log.error({ caseNo, err }, 'a case of an earlier version could not be brought up to date')
}
