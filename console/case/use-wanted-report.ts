import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { CaseReport } from '../../contracts/cases/views'
import type { LaterPages } from './use-later-pages'

/** Beyond so many it is looked for by hand. */
const mostFetched = 1000

/**
 * Brings the report that the address names (`?report=`) into sight: of very many, pages are fetched until it is there. Its
 * sender is on the line. Returns its place in the list, -1 without one.
 */
export function useWantedReport({ items, more, fetchMore }: LaterPages<CaseReport>): number {
  const wanted = useSearchParams()[0].get('report')
  const index = wanted ? items.findIndex(({ reportId }) => reportId === wanted) : -1
  const missing = wanted !== null && index < 0 && more && items.length < mostFetched

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page, so that a page that fails is not asked for again and again
  useEffect(() => {
    if (missing) fetchMore()
  }, [missing, items.length])

  useEffect(() => {
    if (index >= 0) document.querySelector('.said[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [index])

  return index
}
