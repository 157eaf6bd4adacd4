import * as v from 'valibot'
import { Id } from '../common'
import type { Endpoint } from '../endpoint'
import { OwnSession } from './sessions'

export const ownSessions = {
  method: 'GET',
  path: '/api/staff/sessions',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  summary: 'Where I am signed in, the one that asks first',
  reply: v.array(OwnSession)
} as const satisfies Endpoint

export const endOwnSession = {
  method: 'DELETE',
  path: '/api/staff/sessions/:session',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  summary: 'Sign me out at one place, at once',
  params: v.object({ session: Id }),
  status: 204
} as const satisfies Endpoint

export const endOtherSessions = {
  method: 'POST',
  path: '/api/staff/sessions/end-others',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  summary: 'Sign me out everywhere but here',
  body: v.object({}),
  status: 204
} as const satisfies Endpoint

export const stayOn = {
  method: 'POST',
  path: '/api/staff/session/stay',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withStartingPassword: true,
  withoutSecondFactor: true,
  summary: 'I am still here: keeps the session alive, as whatever a person does',
  body: v.object({}),
  status: 204
} as const satisfies Endpoint
