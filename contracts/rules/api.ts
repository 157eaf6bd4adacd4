import * as v from 'valibot'
import { CaseNo } from '../common'
import type { Endpoint } from '../endpoint'
import {
  DispatchTrial,
  Proposal,
  type RulebookKind,
  RulebookView,
  rulebookKinds,
  SaveRulebook,
  TryDispatch
} from './rulebooks'

const kindParam = v.object({ kind: v.picklist(Object.keys(rulebookKinds) as RulebookKind[], '没有这种规则') })

/** What a city sets by itself, and which department it makes of a case. */
export const ruleApi = {
  rulebook: {
    method: 'GET',
    path: '/api/staff/rulebooks/:kind',
    who: 'staff',
    summary: 'One rulebook as it stands, with its earlier versions',
    params: kindParam,
    reply: RulebookView
  },
  saveRulebook: {
    method: 'POST',
    path: '/api/staff/rulebooks/:kind',
    who: 'staff',
    summary: 'Save a rulebook as a new version; 409 when somebody saved before',
    params: kindParam,
    body: SaveRulebook,
    reply: RulebookView
  },
  tryDispatch: {
    method: 'POST',
    path: '/api/staff/dispatch-trials',
    who: 'staff',
    summary: 'Which of these rules would fire, and how they would have proposed the cases dispatched last',
    body: TryDispatch,
    reply: DispatchTrial
  },
  proposal: {
    method: 'GET',
    path: '/api/staff/cases/:caseNo/proposal',
    who: 'staff',
    summary: 'The department a case is proposed to, and why',
    params: v.object({ caseNo: CaseNo }),
    reply: Proposal
  }
} as const satisfies Record<string, Endpoint>
