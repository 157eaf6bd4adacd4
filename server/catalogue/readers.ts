import { readOnly } from '../db/read-only'
import { MatterModel } from './model'

export const MatterReader = readOnly(MatterModel)
