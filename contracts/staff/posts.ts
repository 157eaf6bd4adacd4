import type { Role } from './roles'

/**
 * The posts of the workflow's tables and the right to act in each. A step names the posts that take it, never who is in
 * them: a role, built in or a city's own, brings a post with its right.
 */
export const posts = {
  operator: 'actAsOperator',
  lead: 'actAsLead',
  dispatcher: 'actAsDispatcher',
  clerk: 'actAsClerk',
  handler: 'actAsHandler',
  collector: 'actAsCollector',
  supervisor: 'actAsSupervisor'
} as const satisfies Partial<Record<Role, string>>
export type Post = keyof typeof posts

const allPosts = Object.keys(posts) as Post[]

/** The posts in which somebody with these rights acts. */
export function postsOf(rights: readonly string[]): Post[] {
  return allPosts.filter(post => rights.includes(posts[post]))
}
