import * as v from 'valibot'
import { AtVersion } from '../accounts/views'
import type { Endpoint } from '../endpoint'
import { ChangedRole, NewRole, RoleChange, RoleParams, RoleView } from './views'

const one = { who: 'staff', may: 'manageAccounts', params: RoleParams } as const

export const roles = {
  method: 'GET',
  path: '/api/staff/roles',
  who: 'staff',
  may: 'manageAccounts',
  summary: 'Every role with what it may do, the built-in ones first',
  reply: v.array(RoleView)
} as const satisfies Endpoint

export const newRole = {
  method: 'POST',
  path: '/api/staff/roles',
  who: 'staff',
  may: 'manageAccounts',
  summary: "Make a role of the city's own",
  body: NewRole,
  status: 201,
  reply: RoleView
} as const satisfies Endpoint

export const roleHistory = {
  method: 'GET',
  path: '/api/staff/roles/:role/history',
  ...one,
  summary: 'What was changed about a role, by whom and when, the latest first',
  reply: v.array(RoleChange)
} as const satisfies Endpoint

export const changeRole = {
  method: 'POST',
  path: '/api/staff/roles/:role',
  ...one,
  summary: 'Change what a role may do; who has it may do so from their next request on',
  body: ChangedRole,
  reply: RoleView
} as const satisfies Endpoint

export const closeRole = {
  method: 'POST',
  path: '/api/staff/roles/:role/close',
  ...one,
  summary: 'Close a role that nobody has any more',
  body: AtVersion,
  reply: RoleView
} as const satisfies Endpoint

export const openRoleAgain = {
  method: 'POST',
  path: '/api/staff/roles/:role/open',
  ...one,
  summary: 'Open a closed role again',
  body: AtVersion,
  reply: RoleView
} as const satisfies Endpoint
