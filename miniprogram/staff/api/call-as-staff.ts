import type { StaffEndpoint } from '../../../contracts/endpoint'
import type { RowAddress, RowArguments, RowReply } from '../../api/call'
import { type AnyInput, requestOf } from '../../api/request-of'
import { requestAsStaff } from './staff-request'

/** Calls an endpoint in the name of whoever is signed in. */
export function callAsStaff<Row extends StaffEndpoint>(address: RowAddress<Row>, ...[input]: RowArguments<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return requestAsStaff<RowReply<Row>>(path, options)
}
