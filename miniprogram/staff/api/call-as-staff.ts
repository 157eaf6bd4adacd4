import type { StaffEndpoint } from '../../../contracts/endpoint'
import type { RowAddress, RowArguments, RowReply } from '../../api/call'
import { type AnyInput, requestOf } from '../../api/request-of'
import { type InNameOf, requestAsStaff } from './staff-request'

/** Calls an endpoint in the name of whoever works here. */
export function callAsStaff<Row extends StaffEndpoint>(address: RowAddress<Row>, ...[input]: RowArguments<Row>) {
  const { path, options } = requestOf(address, input as AnyInput)
  return requestAsStaff<RowReply<Row>>(path, options)
}

/** Calls an endpoint in the name in which something was done, whoever works here by now. */
export function callInNameOf(sender: InNameOf) {
  return <Row extends StaffEndpoint>(address: RowAddress<Row>, ...[input]: RowArguments<Row>) => {
    const { path, options } = requestOf(address, input as AnyInput)
    return requestAsStaff<RowReply<Row>>(path, options, sender)
  }
}
