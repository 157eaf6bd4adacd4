import * as v from 'valibot'
import { DepartmentView } from '../catalogue/views'
import { Id } from '../common'
import type { Endpoint } from '../endpoint'
import { AbsenceView, SetAbsence } from './absence'
import { CodeWanted } from './second-factor'
import { AccountView, HandlerView, OpenedSession, SignIn } from './views'

export const signIn = {
  method: 'POST',
  path: '/api/staff/session',
  who: 'anyone',
  spends: 'signingIn',
  summary: 'Sign in as staff: the password, which may be all',
  body: SignIn,
  status: 201,
  reply: v.union([OpenedSession, CodeWanted])
} as const satisfies Endpoint

export const signOut = {
  method: 'DELETE',
  path: '/api/staff/session',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  withStartingPassword: true,
  withoutSecondFactor: true,
  summary: 'Sign out',
  status: 204
} as const satisfies Endpoint

export const account = {
  method: 'GET',
  path: '/api/staff/session',
  who: 'staff',
  may: 'anyStaff',
  withStartingPassword: true,
  withoutSecondFactor: true,
  summary: 'Who is signed in',
  reply: AccountView
} as const satisfies Endpoint

export const absences = {
  method: 'GET',
  path: '/api/staff/absences',
  who: 'staff',
  may: 'setAbsences',
  summary: 'The collectors and their days of absence, those who have some first',
  reply: v.array(AbsenceView)
} as const satisfies Endpoint

export const ownAbsence = {
  method: 'POST',
  path: '/api/staff/session/absence',
  who: 'staff',
  may: 'anyStaff',
  asOneself: true,
  summary: 'From when until when I am absent; null when I am back',
  body: SetAbsence,
  reply: AbsenceView
} as const satisfies Endpoint

export const collectorAbsence = {
  method: 'POST',
  path: '/api/staff/collectors/:collector/absence',
  who: 'staff',
  may: 'setAbsences',
  summary: 'From when until when a collector is absent; null when they are back',
  params: v.object({ collector: Id }),
  body: SetAbsence,
  reply: AbsenceView
} as const satisfies Endpoint

export const departments = {
  method: 'GET',
  path: '/api/staff/departments',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Departments a case can be dispatched to',
  reply: v.array(DepartmentView)
} as const satisfies Endpoint

export const handlers = {
  method: 'GET',
  path: '/api/staff/handlers',
  who: 'staff',
  may: 'anyStaff',
  summary: 'The people of my department a case can be assigned to',
  reply: v.array(HandlerView)
} as const satisfies Endpoint
