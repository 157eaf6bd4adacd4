import { windowStorage } from '../storage/window-storage'

/**
 * The session's token lives in sessionStorage: it survives a reload and ends with the window, because a hotline desk is
 * handed over at the end of a shift and the next person must not act in the last one's name. A case opened in a
 * new tab would have to sign in again, so a new tab asks the tabs already open.
 */
const key = 'mashangban.console.token'
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('mashangban.console')

type Note = { kind: 'ask' } | { kind: 'token'; token: string } | { kind: 'signed-out' }

function tell(note: Note) {
  channel?.postMessage(note)
}

export function readToken(): string | undefined {
  return windowStorage.getItem(key) ?? undefined
}

export function saveToken(token: string) {
  windowStorage.setItem(key, token)
}

export function deleteToken() {
  windowStorage.removeItem(key)
}

/** Lets the other tabs of this person go on with a new session. */
export function tellSignedIn(token: string) {
  tell({ kind: 'token', token })
}

/** Signs the other tabs out too. */
export function tellSignedOut() {
  tell({ kind: 'signed-out' })
}

/** Answers the other tabs, and passes on what they tell: that somebody signed out, or another tab's token. */
export function answerOtherTabs(signedOut: () => void, signedIn: (token: string) => void): () => void {
  function listen({ data }: MessageEvent<Note>) {
    const token = readToken()
    if (data.kind === 'ask' && token) tell({ kind: 'token', token })
    if (data.kind === 'token') signedIn(data.token)
    if (data.kind === 'signed-out') signedOut()
  }
  channel?.addEventListener('message', listen)
  return () => channel?.removeEventListener('message', listen)
}

/** Returns the token of another open tab, if one answers at once. */
export function askOtherTabs(patience = 150): Promise<string | undefined> {
  return new Promise(resolve => {
    function listen({ data }: MessageEvent<Note>) {
      if (data.kind === 'token') done(data.token)
    }
    function done(token?: string) {
      clearTimeout(timer)
      channel?.removeEventListener('message', listen)
      resolve(token)
    }
    const timer = setTimeout(done, channel ? patience : 0)
    channel?.addEventListener('message', listen)
    tell({ kind: 'ask' })
  })
}
