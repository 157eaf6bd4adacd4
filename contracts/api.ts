import { codeApi } from './code-api'
import { fieldApi } from './field-api'
import { messageApi } from './message-api'
import { residentApi } from './resident-api'
import { ruleApi } from './rule-api'
import { staffApi } from './staff-api'

/** Every endpoint there is: the server's routes and /api/openapi.json are made from these rows. */
export const api = { ...residentApi, ...staffApi, ...fieldApi, ...ruleApi, ...messageApi, ...codeApi } as const
