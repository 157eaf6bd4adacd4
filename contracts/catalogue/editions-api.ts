import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import { ComparedWith, Comparison, Draft, EditionBrief, EditionParam, Editions, Publish } from './editions'

const kept = { who: 'staff', may: 'manageBaseData' } as const

export const catalogueEditions = {
  method: 'GET',
  path: '/api/staff/base/editions',
  ...kept,
  summary: 'The last fifty editions of the catalogue, and how many changes wait to be published',
  reply: Editions
} as const satisfies Endpoint

export const catalogueDraft = {
  method: 'GET',
  path: '/api/staff/base/editions/draft',
  ...kept,
  summary: 'What the draft would change, and what that touches',
  reply: Draft
} as const satisfies Endpoint

export const publishCatalogue = {
  method: 'POST',
  path: '/api/staff/base/editions',
  ...kept,
  summary: 'Publish the draft that was seen as a new edition, from today or a later day; 409 when it is another by now',
  body: Publish,
  status: 201,
  reply: EditionBrief
} as const satisfies Endpoint

export const catalogueEdition = {
  method: 'GET',
  path: '/api/staff/base/editions/:edition',
  ...kept,
  summary: 'One edition, and what another, the last one without, has made of it',
  params: EditionParam,
  query: ComparedWith,
  reply: Comparison
} as const satisfies Endpoint

export const restoreCatalogue = {
  method: 'POST',
  path: '/api/staff/base/editions/:edition/restore',
  ...kept,
  summary: 'Make the draft as an edition was; nothing is published by it',
  params: EditionParam,
  body: v.object({}),
  reply: Editions
} as const satisfies Endpoint
