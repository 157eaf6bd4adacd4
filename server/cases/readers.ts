import { readOnly } from '../db/read-only'
import { CaseModel } from './model'

export const CaseReader = readOnly(CaseModel)
