import Taro from '@tarojs/taro'

/** Answers of the server that can be read again without a network, those of one person at a time. */
interface SavedNames {
  account: string
  /** Names of what is kept, the oldest first. */
  names: string[]
}

export interface SavedAnswer<T> {
  /** When it came, by the phone's clock. */
  at: number
  data: T
}

const most = 60
const namesKey = 'staff-kept'
const keyOf = (name: string) => `staff-kept:${name}`

function savedNames(): SavedNames | undefined {
  return Taro.getStorageSync(namesKey) || undefined
}

export function findSaved<T>(account: string, name: string): SavedAnswer<T> | undefined {
  if (savedNames()?.account !== account) return undefined
  return Taro.getStorageSync(keyOf(name)) || undefined
}

export function saveAnswer<T>(account: string, name: string, data: T, at = Date.now()) {
  const before = savedNames()
  if (before && before.account !== account) removeSaved()
  const others = before?.account === account ? before.names.filter(known => known !== name) : []
  for (const old of others.splice(0, Math.max(0, others.length - most + 1))) Taro.removeStorageSync(keyOf(old))
  try {
    Taro.setStorageSync(namesKey, { account, names: [...others, name] })
    Taro.setStorageSync(keyOf(name), { at, data })
  } catch {
    // The phone is full: what is on the screen stays there, it only does not outlive it.
  }
}

export function removeSaved() {
  for (const name of savedNames()?.names ?? []) Taro.removeStorageSync(keyOf(name))
  Taro.removeStorageSync(namesKey)
}
