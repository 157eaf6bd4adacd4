import { type City, type Post, posts } from './city'
import { type Person, person } from './person'
import type { Tally } from './tally'

export type Staff = Record<Post, Person>

/** Signs one person of each post in. */
export async function signedIn(city: City, urls: readonly string[], counted: Tally): Promise<Staff> {
  const all = await Promise.all(
    posts.map(async post => {
      const somebody = person(urls, counted)
      const body = { username: `bench-${post}`, password: city.password }
      const answer = await somebody.ask('sign in', 'POST', '/api/staff/session', { body })
      if (answer.status !== 200 && answer.status !== 201) throw new Error(`${post} cannot sign in: ${answer.status}`)
      somebody.token = answer.body.token
      return [post, somebody] as const
    })
  )
  return Object.fromEntries(all) as Staff
}
