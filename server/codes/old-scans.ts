import { chinaDay } from '../../contracts/china-time'
import { countUpTo, deleteSome } from '../db/old-documents'
import { CodeScanModel } from './scan-model'

const until = (cutoff: Date) => ({ day: { $lt: chinaDay(cutoff) } })

export const deleteOldScans = (cutoff: Date) => deleteSome(CodeScanModel, until(cutoff))
export const countOldScans = (cutoff: Date, most: number) => countUpTo(CodeScanModel, until(cutoff), most)
