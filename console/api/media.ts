import type { MediaView } from '../../contracts/media/views'
import { request } from './request'

export function uploadPhoto(file: File, signal?: AbortSignal) {
  const body = new FormData()
  body.append('file', file)
  return request<MediaView>('POST', '/api/staff/media', { body, signal })
}
