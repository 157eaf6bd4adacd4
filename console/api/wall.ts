import type { WallView } from '../../contracts/cases/wall'
import { request } from './request'

export function fetchWall(signal?: AbortSignal) {
  return request<WallView>('GET', '/api/staff/wall', { signal })
}
