import { queryClient } from '../fetching/query-client'

/** What is made of the catalogue, by the keys under which pages hold it. */
const made: readonly unknown[] = ['matters', 'topics']

let last: string | undefined

/** Learns which catalogue is in force. Pages that hold another one fetch it anew; what is typed stays. */
export function hearCatalogue(id: string) {
  const before = last
  last = id
  if (before === undefined || before === id) return
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => made.includes(queryKey[0]) })
}
