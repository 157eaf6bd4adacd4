import { componentTerm, gridTerms, stickerTerms } from '../search/number-terms'
import { spelled, termsOf } from '../search/terms'
import { tilesOf } from '../search/tiles'

/** By which rules a code is kept for the search now. */
const searchVersion = 1
/** What an earlier version stored cannot be found by words, cell or tile until it is brought up to date. */
export const waitingForSearch = {
  'search.version': { $in: [null, ...Array.from({ length: searchVersion - 1 }, (_, index) => index + 1)] }
}

/** What of a code can be searched. */
export interface Searchable {
  _id: string
  name?: string | null | undefined
  address?: string | null | undefined
  gridCode?: string | null | undefined
  component?: string | null | undefined
  point?: readonly number[] | null | undefined
}

/** Everything that a code is searched by: its words in one spelling, terms that lead to it, and the tiles of the map it is on. */
export function searchedBy({ _id, name, address, gridCode, component, point }: Searchable) {
  const words = [...new Set([name, address].flatMap(text => (text ? spelled(text) : [])))].filter(Boolean)
  const numbers = [
    ...stickerTerms(_id),
    ...(gridCode ? gridTerms(gridCode) : []),
    ...(component ? [componentTerm(component)] : [])
  ]
  const terms = [...new Set([...numbers, ...words.flatMap(termsOf)])]
  return { version: searchVersion, words, terms, tiles: point ? tilesOf(point) : [] }
}
