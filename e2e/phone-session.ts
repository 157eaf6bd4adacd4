import assert from 'node:assert/strict'
import type { City } from './city'

interface Session {
  token: string
  account: { id: string; name: string }
}

/** Signs in as a phone does, beside whatever the person has open at a desk. */
export async function signInOnPhone({ url, password }: City, username: string): Promise<Session> {
  const answer = await fetch(`${url}/api/staff/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Client-Kind': 'phone' },
    body: JSON.stringify({ username, password })
  })
  assert.equal(answer.status, 201, `${username} signs in on a phone`)
  return (await answer.json()) as Session
}
