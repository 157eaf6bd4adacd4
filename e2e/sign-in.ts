import assert from 'node:assert/strict'
import type { City } from './city'

interface Session {
  token: string
  account: { id: string }
}

const sessions = new Map<string, Promise<Session>>()

/** Signs each person in once per city, as sign-ins by name are limited; usernames are the roles' names. */
export function sessionOf(city: City, username: string): Promise<Session> {
  const key = `${city.url} ${username}`
  const session = sessions.get(key) ?? signIn(city, username)
  sessions.set(key, session)
  return session
}

async function signIn({ url, password }: City, username: string): Promise<Session> {
  const answer = await fetch(`${url}/api/staff/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password })
  })
  assert.equal(answer.status, 201, `${username} signs in`)
  return (await answer.json()) as Session
}
