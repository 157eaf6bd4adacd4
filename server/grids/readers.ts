import { readOnly } from '../db/read-only'
import { ComponentModel, GridCellModel } from './model'

export const ComponentReader = readOnly(ComponentModel)
export const GridCellReader = readOnly(GridCellModel)
