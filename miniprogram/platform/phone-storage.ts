import Taro from '@tarojs/taro'

/**
 * The phone's storage, which may be full, forbidden (cookies blocked) or absent. Nobody's report may depend on it: what it
 * does not take is kept in memory and lasts as long as the app is open.
 */
const inMemory = new Map<string, unknown>()

export function readStored<T>(name: string): T | undefined {
  if (inMemory.has(name)) return inMemory.get(name) as T | undefined
  try {
    return Taro.getStorageSync(name) || undefined
  } catch {
    return undefined
  }
}

/** Returns whether it will still be there when the app is opened again. */
export function store(name: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(name, value)
    inMemory.delete(name)
    return true
  } catch {
    inMemory.set(name, value)
    return false
  }
}

export function removeStored(name: string) {
  try {
    Taro.removeStorageSync(name)
    inMemory.delete(name)
  } catch {
    inMemory.set(name, undefined)
  }
}

/** Whether what is stored under the name outlives the app. */
export function isLasting(name: string): boolean {
  return !inMemory.has(name)
}

/** The names of everything that is stored. */
export function storedNames(): string[] {
  try {
    return [...new Set([...Taro.getStorageInfoSync().keys, ...inMemory.keys()])]
  } catch {
    return [...inMemory.keys()]
  }
}
