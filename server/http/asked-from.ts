import { AsyncLocalStorage } from 'node:async_hooks'

/** Where a request came from, for the audit log. */
export interface AskedFrom {
  address: string
  /** The browser or phone, as it names itself. */
  device: string
}

const asking = new AsyncLocalStorage<AskedFrom>()
const longestDevice = 200

/** Runs the work of a request, which may ask where the request came from. */
export function rememberingFrom<T>({ address, device }: AskedFrom, work: () => T): T {
  return asking.run({ address, device: device.slice(0, longestDevice) }, work)
}

/** Returns where the request came from that is worked on; undefined in jobs and commands. */
export function askedFrom(): AskedFrom | undefined {
  return asking.getStore()
}
