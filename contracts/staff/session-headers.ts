/** Where staff sign in. Somebody may be signed in at a console and on a phone at once. */
export const staffClients = { console: '工作台', phone: '手机' } as const
export type StaffClient = keyof typeof staffClients

/**
 * Says which client asks. Whoever does not say so is a console. The console itself says so, as its session travels in a
 * cookie, and no page of another origin can say it.
 */
export const clientHeader = 'Client-Kind'

export function clientOf(sent: string): StaffClient {
  return sent === 'phone' ? 'phone' : 'console'
}

/** Whose page of the console it is that asks, by the id of the account. In the browser somebody else may have signed in since. */
export const accountHeader = 'Account'

/**
 * For which colleague somebody acts who stands in for them, by the id of the account. Each request says so by itself: nobody
 * acts in another's name without having chosen to.
 */
export const standsForHeader = 'Stands-For'

/** Set to `1` on what a client asks by itself, such as a look for news. It keeps no session alive. */
export const backgroundHeader = 'Background'

/**
 * On each answer to staff: how many seconds the session lasts unless something is done. With `final` it ends then whatever
 * is done.
 */
export const lastsHeader = 'Session-Lasts'

export interface Lasting {
  seconds: number
  final: boolean
}

export function lastingIn(header: unknown): Lasting | undefined {
  const [, seconds, final] = (typeof header === 'string' && /^(\d+)( final)?$/.exec(header)) || []
  return seconds === undefined ? undefined : { seconds: Number(seconds), final: final !== undefined }
}
