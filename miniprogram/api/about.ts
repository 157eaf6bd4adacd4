import type * as rows from '../../contracts/residents/api'
import { callOpen, type RowReply } from './call'

export type About = RowReply<typeof rows.about>

export function readAbout() {
  return callOpen<typeof rows.about>('GET /api/about')
}
