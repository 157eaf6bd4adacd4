import { readOnly } from '../db/read-only'
import { AccountModel, DepartmentModel } from './model'

export const AccountReader = readOnly(AccountModel)
export const DepartmentReader = readOnly(DepartmentModel)
