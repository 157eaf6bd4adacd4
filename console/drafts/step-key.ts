import { randomKey } from '../api/random-key'
import { onSignOut } from '../session/on-sign-out'
import { windowStorage } from '../storage/window-storage'

const prefix = 'mashangban.console.step-key.'

/**
 * Returns the key under which this is sent. While no answer has come, sending the same again has the same key, also after
 * a reload, so that the server knows a step that had arrived. `subject` is what the step is about, such as a case number.
 */
export function stepKeyFor(subject: string, sent: unknown): string {
  const print = JSON.stringify(sent)
  const text = windowStorage.getItem(prefix + subject)
  const waiting = text ? (JSON.parse(text) as { print: string; key: string }) : undefined
  if (waiting?.print === print) return waiting.key
  const key = randomKey()
  windowStorage.setItem(prefix + subject, JSON.stringify({ print, key }))
  return key
}

/** An answer came: the next step about this subject is another one. */
export function forgetStepKey(subject: string) {
  windowStorage.removeItem(prefix + subject)
}

onSignOut(() => {
  for (const key of windowStorage.keys()) if (key.startsWith(prefix)) windowStorage.removeItem(key)
})
