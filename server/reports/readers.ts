import { readOnly } from '../db/read-only'
import { ReportModel } from './model'

export const ReportReader = readOnly(ReportModel)
