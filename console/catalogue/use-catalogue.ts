import * as catalogue from '../../contracts/catalogue/api'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'

/** The catalogue changes a few times a year and every case needs it: it is fetched once in ten minutes. */
const freshForMs = 10 * 60_000

export function useMatters(wanted = true) {
  return useFetch(wanted ? 'matters' : undefined, signal => call(catalogue.matters, { signal }), { freshForMs })
}

export function useDepartments(wanted = true) {
  return useFetch(wanted ? 'departments' : undefined, signal => call(staff.departments, { signal }), { freshForMs })
}

/** The people of this person's own department. */
export function useHandlers() {
  return useFetch('handlers', signal => call(staff.handlers, { signal }), { freshForMs })
}

/** The residents' plain-word topics. */
export function useTopics(wanted = true) {
  return useFetch(wanted ? 'topics' : undefined, signal => call(catalogue.topics, { signal }), { freshForMs })
}
