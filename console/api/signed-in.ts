import { windowStorage } from '../storage/window-storage'

/**
 * Who is signed in on this page. The session itself travels in a cookie that no script can read, and that all tabs of the
 * browser share; each request says whose page it comes from, so that none is sent in the name of whoever signed in since.
 * A new object for each sign-in, by which late answers to an earlier one are told apart.
 */
export interface SignedIn {
  account: string
  /** The colleague for whom they act in this window. Kept nowhere, so that a new tab begins as oneself. */
  standsFor?: string | undefined
}

let current: SignedIn | undefined

export const signedIn = () => current

export function setSignedIn(account: string, standsFor?: string) {
  current = { account, standsFor }
  // Where an earlier version kept its token.
  windowStorage.removeItem('mashangban.console.token')
}

export function forgetSignedIn() {
  current = undefined
}

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('mashangban.console')

type Note = { kind: 'signed-in'; account: string } | { kind: 'signed-out' }

function tell(note: Note) {
  channel?.postMessage(note)
}

/** Lets the other tabs of this person go on, and stops those of another. */
export function tellSignedIn(account: string) {
  tell({ kind: 'signed-in', account })
}

/** Signs the other tabs out too. */
export function tellSignedOut() {
  tell({ kind: 'signed-out' })
}

/** Passes on what other tabs tell. Returns how to stop. */
export function hearOtherTabs(signedOut: () => void, signedIn: (account: string) => void): () => void {
  function listen({ data }: MessageEvent<Note>) {
    if (data.kind === 'signed-in') signedIn(data.account)
    if (data.kind === 'signed-out') signedOut()
  }
  channel?.addEventListener('message', listen)
  return () => channel?.removeEventListener('message', listen)
}
