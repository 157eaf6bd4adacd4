import * as v from 'valibot'
import { CaseSummary, QueueQuery } from '../cases/views'
import { CaseNo, Id } from '../common'

/** For so long a case counts as open at a desk after its page has said so. The page says it again in time. */
export const openForSeconds = 75
/** How often a page says so. */
export const sayOpenEverySeconds = 30

/** So many cases that somebody has put aside are left out of what comes next. */
const mostPutAside = 200

/** Which queue the next case is to come from, and what its reader has put aside. */
export const NextWanted = v.object({
  ...v.omit(QueueQuery, ['sort', 'cursor', 'limit']).entries,
  except: v.optional(v.pipe(v.array(CaseNo), v.maxLength(mostPutAside, `最多 ${mostPutAside} 件`)), [])
})
export type NextWanted = v.InferOutput<typeof NextWanted>

/** The most urgent case that nobody else is deciding; none when there is none. */
export const NextCase = v.object({ caseNo: v.optional(CaseNo) })
export type NextCase = v.InferOutput<typeof NextCase>

/** A colleague who has a case open, and whether it is theirs to decide now. */
export const OpenedBy = v.object({ account: Id, name: v.string(), deciding: v.boolean() })
export type OpenedBy = v.InferOutput<typeof OpenedBy>

/** Whoever else has the case open. */
export const OpenedCase = v.object({ others: v.array(OpenedBy) })

/**
 * The events of the live stream, by name. `cases`: cases that came in or changed, as lists show them. `opened`: everything that
 * somebody has open, whenever that changes. `missed`: too much has changed, or it was too long ago: whatever is shown is to be
 * fetched anew. `catalogue`: which catalogue is in force, at the beginning and whenever it is another.
 */
export const liveEvents = {
  cases: v.object({ changed: v.array(CaseSummary) }),
  opened: v.object({ opened: v.array(v.object({ caseNo: CaseNo, ...OpenedBy.entries })) }),
  missed: v.object({}),
  catalogue: v.object({ id: v.string() })
} as const
export type LiveEvent = keyof typeof liveEvents
export type LiveData<Name extends LiveEvent> = v.InferOutput<(typeof liveEvents)[Name]>
