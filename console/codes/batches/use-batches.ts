import * as codes from '../../../contracts/codes/api'
import { call } from '../../api/call'
import { useFetch } from '../../fetching/use-fetch'

export function useBatches() {
  return useFetch('batches', signal => call(codes.codeBatches, { signal }))
}
