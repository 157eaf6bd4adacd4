import Taro from '@tarojs/taro'

/** Answers of the server that can be read again without a network, those of one person at a time. */
interface Register {
  account: string
  /** Names of what is kept, the oldest first. */
  names: string[]
}

export interface Kept<T> {
  /** When it came, by the phone's clock. */
  at: number
  data: T
}

const most = 60
const registerKey = 'staff-kept'
const keyOf = (name: string) => `staff-kept:${name}`

function register(): Register | undefined {
  return Taro.getStorageSync(registerKey) || undefined
}

export function findKept<T>(account: string, name: string): Kept<T> | undefined {
  if (register()?.account !== account) return undefined
  return Taro.getStorageSync(keyOf(name)) || undefined
}

export function keep<T>(account: string, name: string, data: T, at = Date.now()) {
  const before = register()
  if (before && before.account !== account) forgetKept()
  const others = before?.account === account ? before.names.filter(known => known !== name) : []
  for (const old of others.splice(0, Math.max(0, others.length - most + 1))) Taro.removeStorageSync(keyOf(old))
  try {
    Taro.setStorageSync(registerKey, { account, names: [...others, name] })
    Taro.setStorageSync(keyOf(name), { at, data })
  } catch {
    // The phone is full: what is on the screen stays there, it only does not outlive it.
  }
}

export function forgetKept() {
  for (const name of register()?.names ?? []) Taro.removeStorageSync(keyOf(name))
  Taro.removeStorageSync(registerKey)
}
