import * as v from 'valibot'
import { AccountParams } from '../accounts/views'
import { Id } from '../common'
import type { Endpoint } from '../endpoint'
import { NewStandIn, StandIns } from './stand-ins'

const own = { who: 'staff', may: 'anyStaff', asOneself: true } as const
const ofAccount = { who: 'staff', may: 'manageAccounts' } as const

export const ownStandIns = {
  ...own,
  method: 'GET',
  path: '/api/staff/stand-ins',
  summary: 'Who stands in for me, for whom I stand in, and whom I may ask',
  reply: StandIns
} as const satisfies Endpoint

export const newOwnStandIn = {
  ...own,
  method: 'POST',
  path: '/api/staff/stand-ins',
  summary: 'Let a colleague do my work from one day until another',
  body: NewStandIn,
  status: 201,
  reply: StandIns
} as const satisfies Endpoint

export const endOwnStandIn = {
  ...own,
  method: 'DELETE',
  path: '/api/staff/stand-ins/:standIn',
  summary: 'End at once that somebody stands in for me, or I for somebody',
  params: v.object({ standIn: Id }),
  status: 204
} as const satisfies Endpoint

export const standInsOfAccount = {
  ...ofAccount,
  method: 'GET',
  path: '/api/staff/accounts/:account/stand-ins',
  summary: 'Who stands in for an account, for whom it stands in, and who could',
  params: AccountParams,
  reply: StandIns
} as const satisfies Endpoint

export const newStandIn = {
  ...ofAccount,
  method: 'POST',
  path: '/api/staff/accounts/:account/stand-ins',
  summary: 'Let somebody do the work of an account from one day until another',
  params: AccountParams,
  body: NewStandIn,
  status: 201,
  reply: StandIns
} as const satisfies Endpoint

export const endStandIn = {
  ...ofAccount,
  method: 'DELETE',
  path: '/api/staff/accounts/:account/stand-ins/:standIn',
  summary: 'End at once that somebody stands in for an account, or it for somebody',
  params: v.object({ account: Id, standIn: Id }),
  status: 204
} as const satisfies Endpoint
