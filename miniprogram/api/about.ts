import { request } from './request'

export interface About {
  city: string
  bureau: string
  hotline: string
  filing?: string
}

export function readAbout(): Promise<About> {
  return request('/api/about')
}
