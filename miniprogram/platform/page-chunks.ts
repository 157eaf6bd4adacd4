/** In WeChat every page of a package is on the phone. */
export function keepTryingPages() {}

export function quietly<T>(work: () => T): T {
  return work()
}
