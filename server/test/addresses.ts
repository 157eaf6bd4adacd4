import type { Endpoint, StaffEndpoint } from '../../contracts/endpoint'
import type { Right } from '../../contracts/staff/rights'

/** Values that pass the rows' schemas and lead to nothing, so that nothing but who asks decides about the answer. */
const values: Record<string, string> = {
  caseNo: '44020420261122000001',
  reportId: '0'.repeat(24),
  code: 'nothing-hangs-here',
  batch: '没有的批次',
  collector: '0'.repeat(24),
  kind: 'stages',
  base: 'department',
  version: '1',
  matter: '99999',
  topic: 'no-such-topic',
  edition: '99999',
  data: 'messages',
  account: '0'.repeat(24),
  cell: '440204999999999',
  component: '44020401001999999'
}

/** The address of a row with all its parameters filled in; those given are as given. */
export function addressOf({ path }: Endpoint, given: Record<string, string> = {}): string {
  const action = path.includes('/codes/') ? 'damage' : 'comment'
  return path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent({ ...values, action, ...given }[name] ?? '0'.repeat(24))
  )
}

/** Every address of a row with the right it needs; one address for each value where the right depends on it. */
export function addressesOf(row: StaffEndpoint): { address: string; right: Right | undefined }[] {
  const { may } = row
  if (typeof may === 'string') return [{ address: addressOf(row), right: may === 'anyStaff' ? undefined : may }]
  return Object.entries(may.rights).map(([value, right]) => ({
    address: addressOf(row, { [may.param]: value }),
    right
  }))
}
