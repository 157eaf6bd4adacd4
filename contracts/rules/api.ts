import * as v from 'valibot'
import type { Endpoint } from '../endpoint'
import type { Right } from '../staff/rights'
import { type RulesKind, RulesVersion, RulesView, rulesKinds, SaveRules } from './kinds'

const kindParam = v.object({ kind: v.picklist(Object.keys(rulesKinds) as RulesKind[], '没有这种规则') })

/** Whoever reads the rules changes the kinds that are their business. */
const rightToSave = {
  calendar: 'setCalendar',
  stages: 'setStages',
  dispatch: 'setDispatch',
  texts: 'setTexts'
} as const satisfies Record<RulesKind, Right>

export const rules = {
  method: 'GET',
  path: '/api/staff/rules/:kind',
  who: 'staff',
  may: 'readRules',
  summary: 'One kind of rules as it stands, with its earlier versions',
  params: kindParam,
  reply: RulesView
} as const satisfies Endpoint

export const rulesVersion = {
  method: 'GET',
  path: '/api/staff/rules/:kind/versions/:version',
  who: 'staff',
  may: 'readRules',
  summary: 'One version of a kind of rules, compared with the one in force',
  params: v.object({
    ...kindParam.entries,
    version: v.pipe(v.string(), v.regex(/^\d{1,9}$/, '版本应是数字'), v.toNumber())
  }),
  reply: RulesVersion
} as const satisfies Endpoint

export const saveRules = {
  method: 'POST',
  path: '/api/staff/rules/:kind',
  who: 'staff',
  may: { param: 'kind', rights: rightToSave },
  summary: 'Save rules as a new version; 409 when somebody saved before',
  params: kindParam,
  body: SaveRules,
  reply: RulesView
} as const satisfies Endpoint
