import { useInfiniteQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { asApiError } from '../api/errors'
import { useSession } from '../session/session'

interface CountedPage<Item> {
  items: Item[]
  next?: string | undefined
  count: number
}

export interface LaterPages<Item> {
  items: Item[]
  /** How many there are in all, as the case says until all of them are here. */
  count: number
  more: boolean
  loading: boolean
  fetchMore: () => void
}

/**
 * Returns a list of a case: its first page came with the case, later ones are fetched on request. When the case has changed
 * (`change` is another), they are fetched anew, as what can be done has changed with it. When the first page ends
 * elsewhere, it is another list, and later pages are forgotten.
 */
export function useLaterPages<Item>(
  name: string,
  first: CountedPage<Item> | undefined,
  change: string,
  load: (cursor: string, signal: AbortSignal) => Promise<CountedPage<Item>>
): LaterPages<Item> {
  const { message } = App.useApp()
  const { account } = useSession()
  const { data, isFetching, refetch, fetchNextPage } = useInfiniteQuery({
    queryKey: [name, first?.next, account.id],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: first?.next ?? '',
    getNextPageParam: page => page.next,
    enabled: false
  })

  const fetchAgain = useRef<() => void>(() => {})
  fetchAgain.current = () => {
    if (data) void refetch()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that asks for it
  useEffect(() => fetchAgain.current(), [change])

  async function fetchNext() {
    const { error } = await (data ? fetchNextPage() : refetch())
    if (error) message.error(asApiError(error).message)
  }

  const later = data?.pages ?? []
  const items = [...(first?.items ?? []), ...later.flatMap(page => page.items)]
  const more = Boolean((later.at(-1) ?? first)?.next)
  return {
    items,
    count: more ? Math.max(first?.count ?? 0, items.length) : items.length,
    more,
    loading: isFetching,
    fetchMore: () => void fetchNext()
  }
}
