import { readStored, removeStored, store } from '../../platform/phone-storage'

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
  return readStored(namesKey)
}

export function findSaved<T>(account: string, name: string): SavedAnswer<T> | undefined {
  if (savedNames()?.account !== account) return undefined
  return readStored(keyOf(name))
}

export function saveAnswer<T>(account: string, name: string, data: T, at = Date.now()) {
  const before = savedNames()
  if (before && before.account !== account) removeSaved()
  const others = before?.account === account ? before.names.filter(known => known !== name) : []
  for (const old of others.splice(0, Math.max(0, others.length - most + 1))) removeStored(keyOf(old))
  store(namesKey, { account, names: [...others, name] })
  store(keyOf(name), { at, data })
}

/** Of one's own, or of a colleague's for whom one acts. */
export function nameFor(colleague: string | undefined, name: string): string {
  return colleague ? `${colleague}/${name}` : name
}

/** Forgets what was fetched for a colleague. */
export function removeSavedOf(colleague: string) {
  const before = savedNames()
  if (!before) return
  const theirs = before.names.filter(name => name.startsWith(nameFor(colleague, '')))
  for (const name of theirs) removeStored(keyOf(name))
  store(namesKey, { ...before, names: before.names.filter(name => !theirs.includes(name)) })
}

export function removeSaved() {
  for (const name of savedNames()?.names ?? []) removeStored(keyOf(name))
  removeStored(namesKey)
}
