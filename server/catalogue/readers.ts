import { readOnly } from '../db/read-only'
import { ComponentTypeModel, MatterModel } from './model'

export const MatterReader = readOnly(MatterModel)
export const ComponentTypeReader = readOnly(ComponentTypeModel)
