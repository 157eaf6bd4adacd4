import { placedCases } from './cases/placed-cases'
import { placedCodes } from './codes/placed-codes'
import { placedComponents } from './grids/placed-components'

/** Everything that lies in unit grid cells. Codes come before cases: a report from a code takes the code's cell. */
export const placedThings = [placedComponents, placedCodes, placedCases] as const
