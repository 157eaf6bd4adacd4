import type { Context } from 'koa'
import { accountHeader, clientHeader, type StaffClient } from '../../contracts/staff/session-headers'
import { Refusal } from '../http/refusal'
import { type Audience, bearerOf, checkToken, signToken } from '../http/tokens'
import { settings } from '../settings'
import { sessionHours } from './session-rules'

/** How a session of staff came with a request: as a bearer token, or in the console's cookie. */
export interface SentSession {
  token: string
  audience: Extract<Audience, 'staff' | 'console'>
}

/**
 * Returns the session that a request brings. A bearer token counts alone: in one browser a phone's page and the console may
 * be open, and the browser sends the console's cookie with both.
 */
export function sentSession(ctx: Context): SentSession | undefined {
  const header = ctx.get('Authorization')
  if (header) {
    const token = bearerOf(header)
    return token === undefined ? undefined : { token, audience: 'staff' }
  }
  const token = ctx.cookies.get(cookieName(ctx))
  if (!token) return undefined
  demandOwnPage(ctx)
  return { token, audience: 'console' }
}

/** Whether a session that this request opens goes into the cookie, where no script can read it. */
function takesCookie(ctx: Context): boolean {
  return !ctx.get('Authorization') && isConsole(ctx)
}

/** Refuses a sign-in that another page makes, so that nobody is put to work in a stranger's account. */
export function admitSignIn(ctx: Context): void {
  if (takesCookie(ctx)) demandOwnPage(ctx)
}

/**
 * A browser sends the cookie with whatever a page asks, whosever page it is. So the request must have a header that only our
 * own page can set, as we allow no other origin to, and must come from our own page where the browser says whence it comes.
 */
function demandOwnPage(ctx: Context): void {
  if (!isConsole(ctx) || !isFromOwnPage(ctx)) throw new Refusal('forbidden', '请在工作台的页面上操作')
}

const isConsole = (ctx: Context) => ctx.get(clientHeader) === ('console' satisfies StaffClient)

function isFromOwnPage(ctx: Context): boolean {
  // Browsers say this over https; by plain http in a local network they say the origin alone, and only when writing.
  const site = ctx.get('Sec-Fetch-Site')
  if (site) return site === 'same-origin'
  const origin = ctx.get('Origin')
  return !origin || hostOf(origin) === ctx.host || origin === publicOrigin()
}

/**
 * Refuses what a page sends for another person than the one whose cookie the browser has by now: somebody may have signed in
 * in another tab. Who writes has to say whose page it is.
 */
export function demandSamePerson(ctx: Context, account: string): void {
  const shown = ctx.get(accountHeader)
  if (!shown && (ctx.method === 'GET' || ctx.method === 'HEAD')) return
  if (shown !== account) throw new Refusal('session_expired', '这个浏览器里登录了另一个账号，请重新登录')
}

/** Answers with the session that was opened: the console gets it in the cookie alone. */
export function handOver<Opened extends { token: string }>(ctx: Context, opened: Opened) {
  if (!takesCookie(ctx)) return opened
  const { token, ...answer } = opened
  const claims = checkToken('staff', token)
  if (typeof claims === 'string') throw new Refusal('session_expired')
  putCookie(ctx, signToken('console', { sub: claims.sub, sid: claims.sid }, sessionHours / 24))
  return answer
}

export function deleteCookie(ctx: Context): void {
  if (ctx.cookies.get(cookieName(ctx))) putCookie(ctx, null)
}

/** Without an age: it ends with the browser, and with the session on the server before. */
function putCookie(ctx: Context, value: string | null) {
  const secure = isSecure(ctx)
  // Where TLS ends before us and nobody says so, the connection looks as if it were not secure.
  if (secure) ctx.cookies.secure = true
  ctx.cookies.set(cookieName(ctx), value, { httpOnly: true, sameSite: 'strict', path: '/', secure, overwrite: true })
}

/** By https no page of a neighbouring name and nobody on the line can put such a cookie there: the browser minds the prefix. */
function cookieName(ctx: Context): string {
  return isSecure(ctx) ? '__Host-mashangban' : 'mashangban'
}

function isSecure(ctx: Context): boolean {
  const origin = publicOrigin()
  return ctx.secure || (origin?.startsWith('https:') === true && hostOf(origin) === ctx.host)
}

function publicOrigin(): string | undefined {
  const { publicUrl } = settings()
  return publicUrl === undefined ? undefined : new URL(publicUrl).origin
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)
