import { useCallback } from 'react'
import * as codes from '../../contracts/codes/api'
import { call } from '../api/call'
import { usePages } from '../fetching/use-pages'
import type { CodeSearch } from './address'

const limit = '50'

/** Returns the codes that fit a filter, newest first, page by page. */
export function useCodes(query: CodeSearch, key: string) {
  const load = useCallback(
    (cursor?: string, signal?: AbortSignal) =>
      call(codes.codes, { query: { ...query, limit, ...(cursor && { cursor }) }, ...(signal && { signal }) }),
    [query]
  )
  return usePages(`codes ${key}`, load)
}
