import * as v from 'valibot'
import type { CaseState } from './states'
import { caseStates } from './states'
import { CaseSummary } from './views'

const Lights = { green: v.number(), yellow: v.number(), red: v.number(), grey: v.number() }

/** What is yellow and red now, for whoever watches over the whole. */
export const WallView = v.object({
  stages: v.array(v.object({ state: v.picklist(Object.keys(caseStates) as CaseState[]), ...Lights })),
  departments: v.array(v.object({ id: v.string(), name: v.string(), ...Lights })),
  /** The most overdue and the next to be, worst first. */
  worst: v.array(CaseSummary)
})
export type WallView = v.InferOutput<typeof WallView>
