import { countUpTo, deleteSome } from '../db/old-documents'
import { ErasureModel } from './model'

/** What is not finished stays, however old it is. */
const until = (cutoff: Date) => ({ at: { $lte: cutoff }, work: null })

export const deleteOldErasures = (cutoff: Date) => deleteSome(ErasureModel, until(cutoff))
export const countOldErasures = (cutoff: Date, most: number) => countUpTo(ErasureModel, until(cutoff), most)
