import * as v from 'valibot'
import { AuditEntry } from '../audit/views'
import { paging } from '../common'
import type { Endpoint } from '../endpoint'
import { OpenedSession } from '../staff/views'
import { CheckedAccounts, ImportedAccounts, ReprintedPasswords, ReprintPasswords, SeenPlan } from './import'
import { ChangePassword } from './password'
import {
  AccountDetail,
  AccountParams,
  AtVersion,
  accountFilter,
  ChangedAccount,
  MadeAccount,
  ManagedAccount,
  ManagedAccounts,
  NewAccount
} from './views'

const one = { who: 'staff', may: 'manageAccounts', params: AccountParams } as const

export const accounts = {
  method: 'GET',
  path: '/api/staff/accounts',
  who: 'staff',
  may: 'manageAccounts',
  summary: 'The accounts of staff, the newest first',
  query: v.object({ ...accountFilter, ...paging }),
  reply: ManagedAccounts
} as const satisfies Endpoint

export const newAccount = {
  method: 'POST',
  path: '/api/staff/accounts',
  who: 'staff',
  may: 'manageAccounts',
  summary: 'Make an account; its starting password is told this once',
  body: NewAccount,
  status: 201,
  reply: MadeAccount
} as const satisfies Endpoint

const whole = { method: 'POST', who: 'staff', may: 'manageAccounts' } as const

export const checkAccounts = {
  ...whole,
  path: '/api/staff/account-imports/check',
  summary: 'What a CSV or XLSX table of accounts, multipart field `file`, would do; changes nothing',
  upload: true,
  reply: CheckedAccounts
} as const satisfies Endpoint

export const importAccounts = {
  ...whole,
  path: '/api/staff/account-imports',
  summary: 'Do what the check of this table has said: all rows or none; the starting passwords are told this once',
  query: SeenPlan,
  upload: true,
  status: 201,
  reply: ImportedAccounts
} as const satisfies Endpoint

export const reprintPasswords = {
  ...whole,
  path: '/api/staff/starting-passwords',
  summary: 'Make new starting passwords for those of these accounts that still have one; told this once',
  body: ReprintPasswords,
  reply: ReprintedPasswords
} as const satisfies Endpoint

export const managedAccount = {
  method: 'GET',
  path: '/api/staff/accounts/:account',
  ...one,
  summary: 'One account, and what is still with this person',
  reply: AccountDetail
} as const satisfies Endpoint

export const lately = {
  method: 'GET',
  path: '/api/staff/accounts/:account/lately',
  ...one,
  summary: 'The latest entries of the audit log by or about this account, the newest first',
  reply: v.array(AuditEntry)
} as const satisfies Endpoint

export const changeAccount = {
  method: 'POST',
  path: '/api/staff/accounts/:account',
  ...one,
  summary: 'Change name, roles, department and duty grids',
  body: ChangedAccount,
  reply: ManagedAccount
} as const satisfies Endpoint

export const closeAccount = {
  method: 'POST',
  path: '/api/staff/accounts/:account/close',
  ...one,
  summary: 'Close an account: nobody gets in by it, and what it did stays',
  body: AtVersion,
  reply: ManagedAccount
} as const satisfies Endpoint

export const openAgain = {
  method: 'POST',
  path: '/api/staff/accounts/:account/open',
  ...one,
  summary: 'Open a closed account again',
  body: AtVersion,
  reply: ManagedAccount
} as const satisfies Endpoint

export const resetPassword = {
  method: 'POST',
  path: '/api/staff/accounts/:account/password',
  ...one,
  summary: 'Make a new starting password, told this once; ends the sessions',
  body: AtVersion,
  reply: MadeAccount
} as const satisfies Endpoint

export const unlockAccount = {
  method: 'POST',
  path: '/api/staff/accounts/:account/unlock',
  ...one,
  summary: 'Forget the wrong passwords that were typed for this name',
  body: v.object({}),
  status: 204
} as const satisfies Endpoint

export const endSessions = {
  method: 'POST',
  path: '/api/staff/accounts/:account/sessions/end',
  ...one,
  summary: 'End all sessions of an account',
  body: v.object({}),
  status: 204
} as const satisfies Endpoint

export const changePassword = {
  method: 'POST',
  path: '/api/staff/session/password',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withStartingPassword: true,
  withoutSecondFactor: true,
  summary: 'Change my own password; ends my other sessions',
  body: ChangePassword,
  reply: OpenedSession
} as const satisfies Endpoint
