import { AccountParams, AtVersion, ManagedAccount } from '../accounts/views'
import type { Endpoint } from '../endpoint'
import {
  BeginSecondFactor,
  ByCode,
  ConfirmedSecondFactor,
  ConfirmSecondFactor,
  OwnSecondFactor,
  RecoveryCodes,
  SecondFactorOffer,
  SecondStep
} from './second-factor'
import { OpenedSession } from './views'

export const secondStep = {
  method: 'POST',
  path: '/api/staff/session/second-step',
  who: 'anyone',
  spends: 'signingIn',
  summary: 'Sign in as staff: the code, after the password',
  body: SecondStep,
  status: 201,
  reply: OpenedSession
} as const satisfies Endpoint

export const ownSecondFactor = {
  method: 'GET',
  path: '/api/staff/session/second-factor',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withoutSecondFactor: true,
  summary: 'Whether I have a second factor, and how many recovery codes are left',
  reply: OwnSecondFactor
} as const satisfies Endpoint

export const beginSecondFactor = {
  method: 'POST',
  path: '/api/staff/session/second-factor',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withoutSecondFactor: true,
  summary: 'Get a secret for an authenticator; it counts when a code has confirmed it',
  body: BeginSecondFactor,
  reply: SecondFactorOffer
} as const satisfies Endpoint

export const confirmSecondFactor = {
  method: 'POST',
  path: '/api/staff/session/second-factor/confirm',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withoutSecondFactor: true,
  summary: 'Confirm the secret by a code; ends my other sessions and tells the recovery codes this once',
  body: ConfirmSecondFactor,
  reply: ConfirmedSecondFactor
} as const satisfies Endpoint

export const newRecoveryCodes = {
  method: 'POST',
  path: '/api/staff/session/recovery-codes',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  summary: 'Make a new set of recovery codes, told this once; the ones before no longer open',
  body: ByCode,
  reply: RecoveryCodes
} as const satisfies Endpoint

export const resetSecondFactor = {
  method: 'POST',
  path: '/api/staff/accounts/:account/second-factor/reset',
  who: 'staff',
  may: 'manageAccounts',
  params: AccountParams,
  summary: 'Take away a colleague’s second factor, to be set anew; ends the sessions',
  body: AtVersion,
  reply: ManagedAccount
} as const satisfies Endpoint
