import type { QueryFilter } from 'mongoose'
import type { BesideSteps } from '../versioned/appending'
import { CaseModel, type CaseRecord } from './model'

/**
 * Writes what comes beside the steps: reports that join, lights that turn, counts, what has been announced. The state and
 * the version stay. Returns whether a case met the filter.
 */
export async function addToCase(filter: QueryFilter<CaseRecord>, update: BesideSteps): Promise<boolean> {
  const { matchedCount } = await CaseModel.updateOne(filter, update)
  return matchedCount > 0
}

/** The same. Returns the case as it is afterwards, or null when none met the filter. */
export async function addedToCase(filter: QueryFilter<CaseRecord>, update: BesideSteps): Promise<CaseRecord | null> {
  return CaseModel.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean()
}
