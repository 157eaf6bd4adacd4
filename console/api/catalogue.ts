import type { DepartmentView, MatterView } from '../../contracts/catalogue/views'
import type { TopicView } from '../../contracts/codes/views'
import { forgettable } from '../shared/forgettable'
import { request } from './request'

const shelfLife = 10 * 60_000

/** The catalogue changes a few times a year and every case wants it: it is fetched once in ten minutes. */
function shelved<T>(path: string): () => Promise<T> {
  let shelf: { list: Promise<T>; until: number } | undefined
  const clear = () => {
    shelf = undefined
  }
  forgettable(clear)
  return () => {
    if (!shelf || shelf.until < Date.now()) {
      const list = request<T>('GET', path)
      list.catch(clear)
      shelf = { list, until: Date.now() + shelfLife }
    }
    return shelf.list
  }
}

export const fetchMatters = shelved<MatterView[]>('/api/staff/catalogue/matters')

export const fetchDepartments = shelved<DepartmentView[]>('/api/staff/departments')

/** The people of this person's own department. */
export const fetchHandlers = shelved<DepartmentView[]>('/api/staff/handlers')

/** The residents' plain-word topics. */
export const fetchTopics = shelved<TopicView[]>('/api/topics')
