import { readOnly } from '../db/read-only'
import { ResidentModel } from './model'

export const ResidentReader = readOnly(ResidentModel)
