import { codeApi } from './code-api'
import { residentApi } from './resident-api'
import { staffApi } from './staff-api'

/** Every endpoint there is: the server's routes and /api/openapi.json are made from these rows. */
export const api = { ...residentApi, ...staffApi, ...codeApi } as const
