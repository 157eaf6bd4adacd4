import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import {
  ComponentDetail,
  ComponentId,
  ComponentMap,
  ComponentMapAsked,
  ComponentPage,
  ComponentsAsked
} from './components'

export const baseComponents = {
  method: 'GET',
  path: '/api/staff/base/components',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'Components by the beginning of their id, their kind or cell, and by state, a page of them',
  query: ComponentsAsked,
  reply: ComponentPage
} as const satisfies Endpoint

export const componentMap = {
  method: 'GET',
  path: '/api/staff/base/component-map',
  who: 'staff',
  may: 'manageBaseData',
  summary: 'The components of a part of the map, one by one, or how many lie where',
  query: ComponentMapAsked,
  reply: ComponentMap
} as const satisfies Endpoint

export const baseComponent = {
  method: 'GET',
  path: '/api/staff/base/components/:component',
  who: 'staff',
  may: 'manageBaseData',
  params: v.object({ component: ComponentId }),
  summary: 'One component, the code that hangs there, the last cases at it, and its last fifty changes',
  reply: ComponentDetail
} as const satisfies Endpoint
