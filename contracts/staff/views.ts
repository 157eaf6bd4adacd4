import * as v from 'valibot'
import { Id, key } from '../common'
import { Absence } from './absence'
import { type Right, rights } from './rights'
import { RoleId } from './roles'

export const SignIn = v.object({
  username: v.pipe(key(64, '用户名太长'), v.minLength(1, '请输入用户名')),
  password: v.pipe(v.string('请输入密码'), v.minLength(1, '请输入密码'), v.maxLength(256, '密码太长'))
})

export const AccountView = v.object({
  id: Id,
  username: v.string(),
  name: v.string(),
  roles: v.array(RoleId),
  /** What their roles are called, in words. */
  roleNames: v.array(v.string()),
  /** What these roles allow; clients show nothing that the server would refuse. */
  rights: v.array(v.picklist(Object.keys(rights) as Right[])),
  department: v.optional(v.object({ id: v.string(), name: v.string() })),
  /** The password is the one that was made for them: nothing else goes before they change it. */
  mustChangePassword: v.optional(v.literal(true)),
  /** One of their roles must have a second factor: nothing else goes before they have set it. */
  mustSetSecondFactor: v.optional(v.literal(true)),
  /** The days on which this person is not at work, while they are not over. */
  absent: v.optional(Absence),
  /** Who is really signed in, while they stand in for this account. Its `name` says so, too. */
  person: v.optional(v.object({ id: Id, name: v.string(), username: v.string() })),
  /** The colleagues for whom the person who is signed in may act today, until which day. */
  standsFor: v.optional(v.array(v.object({ id: Id, name: v.string(), to: v.string() })))
})
export type AccountView = v.InferOutput<typeof AccountView>

/** A session that was opened, with the token by which its requests are known. */
export const StaffSession = v.object({ token: v.string(), account: AccountView })

/** A session that was opened at the console: its token is in a cookie, where no script can read it. */
export const CookieSession = v.object({ account: AccountView })

export const OpenedSession = v.union([StaffSession, CookieSession])
export type OpenedSession = v.InferOutput<typeof OpenedSession>

/** Somebody a case can be assigned to. */
export const HandlerView = v.object({ id: Id, name: v.string() })
