import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import type { Right } from '../staff/rights'
import { type RulebookKind, RulebookView, rulebookKinds, SaveRulebook } from './rulebooks'

const kindParam = v.object({ kind: v.picklist(Object.keys(rulebookKinds) as RulebookKind[], '没有这种规则') })

/** Whoever reads the rules changes the kinds that are their business. */
const rightToSave = {
  calendar: 'setCalendar',
  stages: 'setStages',
  dispatch: 'setDispatch',
  texts: 'setTexts'
} as const satisfies Record<RulebookKind, Right>

export const rules = {
  method: 'GET',
  path: '/api/staff/rules/:kind',
  who: 'staff',
  may: 'readRules',
  summary: 'One rulebook as it stands, with its earlier versions',
  params: kindParam,
  reply: RulebookView
} as const satisfies Endpoint

export const saveRules = {
  method: 'POST',
  path: '/api/staff/rules/:kind',
  who: 'staff',
  may: { param: 'kind', rights: rightToSave },
  summary: 'Save a rulebook as a new version; 409 when somebody saved before',
  params: kindParam,
  body: SaveRulebook,
  reply: RulebookView
} as const satisfies Endpoint
