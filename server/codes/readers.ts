import { readOnly } from '../db/read-only'
import { PlaceCodeModel } from './model'

export const PlaceCodeReader = readOnly(PlaceCodeModel)
