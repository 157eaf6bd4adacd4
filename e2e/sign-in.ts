import assert from 'node:assert/strict'
import type { BrowserContext } from 'playwright-core'
import type { City } from './city'

interface Session {
  token: string
  account: { id: string }
}

const sessions = new Map<string, Promise<Session>>()

const cookies = new Map<string, Promise<string>>()

/** Signs each person in at the console once per city, and puts the session's cookie into the browser. */
export async function sitDownAs(context: BrowserContext, city: City, username: string) {
  const key = `${city.url} ${username}`
  const cookie = cookies.get(key) ?? cookieOf(city, username)
  cookies.set(key, cookie)
  const [name = '', value = ''] = (await cookie).split('=')
  await context.addCookies([{ name, value, url: city.url, httpOnly: true, sameSite: 'Strict' }])
}

async function cookieOf(city: City, username: string): Promise<string> {
  const answer = await askToSignIn(city, username, { 'Client-Kind': 'console' })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Signs each person in once per city, as sign-ins by name are limited; usernames are the roles' names. */
export function sessionOf(city: City, username: string): Promise<Session> {
  const key = `${city.url} ${username}`
  const session = sessions.get(key) ?? signIn(city, username)
  sessions.set(key, session)
  return session
}

async function signIn(city: City, username: string): Promise<Session> {
  return (await (await askToSignIn(city, username)).json()) as Session
}

async function askToSignIn({ url, password }: City, username: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/api/staff/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ username, password })
  })
  assert.equal(answer.status, 201, `${username} signs in`)
  return answer
}
