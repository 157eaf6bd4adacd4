import type { CodeView, TopicView } from '../../contracts/codes/views'
import { request } from './request'

export function lookUpCode(code: string): Promise<CodeView> {
  return request(`/api/codes/${encodeURIComponent(code)}`)
}

export function listTopics(): Promise<TopicView[]> {
  return request('/api/topics')
}
