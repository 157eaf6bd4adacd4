import { openStaffSession } from '../../staff/session'
import type { TestApi } from '../api'
import type { StaffFacts } from '../factories'
import { aStaff } from '../factories'

export interface Person {
  id: string
  username: string
  name: string
  roles: string[]
  token: string
}

/** How a row of the contract is made to succeed, and what the audit log has to say of it. */
export interface Told {
  by: Person
  params?: Record<string, string>
  query?: string
  body?: unknown
  /** A table to upload instead of a body. */
  table?: string
  /** What it is about. */
  subject?: string
  reason?: string
  /** What was changed, of which both sides have to be there. */
  changes?: { what: string; before?: string; after?: string }[]
}
export type Recipe = () => Promise<Told>
export type Recipes = Record<string, Recipe>

export async function aPerson(facts: StaffFacts): Promise<Person> {
  const { id, account } = await aStaff(facts)
  const { username, name, roles } = account
  return { id, username, name, roles: [...roles], token: (await openStaffSession(account)).token }
}

/** What somebody does on the way to the row in question; it has to succeed. */
export async function done(
  api: TestApi,
  by: Person | { token: string },
  path: string,
  body: object = {},
  headers: Record<string, string> = {}
) {
  const answer = await api.post(path, { token: by.token, body, headers })
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
