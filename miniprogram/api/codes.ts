import type * as catalogue from '../../contracts/catalogue/api'
import type * as codes from '../../contracts/codes/api'
import { callOpen } from './call'

export function lookUpCode(code: string) {
  return callOpen<typeof codes.code>('GET /api/codes/:code', { params: { code } })
}

export function listTopics() {
  return callOpen<typeof catalogue.topics>('GET /api/topics')
}
