import { fieldApi } from './cases/api'
import { codeApi } from './codes/api'
import { messageApi } from './messages/api'
import { residentApi } from './reports/api'
import { ruleApi } from './rules/api'
import { staffApi } from './staff/api'

/** Every endpoint there is: the server's routes and /api/openapi.json are made from these rows. */
export const api = { ...residentApi, ...staffApi, ...fieldApi, ...ruleApi, ...messageApi, ...codeApi } as const
