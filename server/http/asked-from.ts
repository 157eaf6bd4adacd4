import { AsyncLocalStorage } from 'node:async_hooks'
import type { StaffClient } from '../../contracts/staff/session-headers'

/** Where a request came from, for the audit log and the list of one's sessions. */
export interface AskedFrom {
  address: string
  /** The browser or phone, as it names itself. */
  device: string
  client: StaffClient
}

const asking = new AsyncLocalStorage<{ from: AskedFrom; since: Date }>()
const longestDevice = 200

/** Runs the work of a request, which may ask where the request came from. */
export function rememberingFrom<T>({ device, ...from }: AskedFrom, work: () => T): T {
  return asking.run({ from: { ...from, device: device.slice(0, longestDevice) }, since: new Date() }, work)
}

/** Returns where the request came from that is worked on; undefined in jobs and commands. */
export function askedFrom(): AskedFrom | undefined {
  return asking.getStore()?.from
}

/** Whether something was done before the request came that is worked on: it came from somewhere else. */
export function isFromBefore(at: Date): boolean {
  const since = asking.getStore()?.since
  return since !== undefined && at < since
}
