import { Link } from 'react-router-dom'
import { caseStates } from '../../contracts/cases/states'
import { type Trouble, troubles } from '../../contracts/cases/troubles'
import type { CaseCounts } from '../../contracts/cases/views'
import type { Role } from '../../contracts/staff/roles'
import { allStates, decidesRequests, removesTroubles, workingStates } from '../duties/duties'
import { Keys } from '../keys/keys'
import { nameOf, type QueueAddress, writeAddress } from './address'
import './queue-tabs.css'

interface QueueTabsProps {
  address: QueueAddress
  roles: readonly Role[]
  counts?: CaseCounts
}

/**
 * Returns the addresses of the tabs in the order of their number keys. A tab keeps the search text and has its own
 * usual sort.
 */
export function tabAddresses(from: QueueAddress, roles: readonly Role[]): string[] {
  return [
    ...[...workingStates(roles), 'all' as const].map(tab => tabAddress(tab, from, roles)),
    ...(decidesRequests(roles) ? [requestsAddress(roles)] : []),
    ...removesTroubles(roles).map(trouble => troubleAddress(trouble, roles))
  ]
}

/** Open requests exist in several states: their tab shows all of them, the earliest deadline first. */
function requestsAddress(roles: readonly Role[]): string {
  return writeAddress({ tab: 'all', q: '', sort: 'urgent', asked: 'any' }, roles)
}

/** What cannot go on by itself, in whichever state, the earliest deadline first. */
function troubleAddress(trouble: Trouble, roles: readonly Role[]): string {
  return writeAddress({ tab: 'all', q: '', sort: 'urgent', trouble }, roles)
}

function tabAddress(tab: QueueAddress['tab'], from: QueueAddress, roles: readonly Role[]): string {
  return writeAddress(
    {
      ...from,
      tab,
      asked: undefined,
      trouble: undefined,
      sort: workingStates(roles).some(state => state === tab) ? 'urgent' : 'newest'
    },
    roles
  )
}

/** Tabs for the states in which this person's roles work, then 全部, which opens the other states. */
export function QueueTabs({ address, roles, counts }: QueueTabsProps) {
  const mine = workingStates(roles)
  const others = allStates.filter(state => !mine.includes(state))
  const requests = decidesRequests(roles) && address.tab === 'all' && address.asked !== undefined
  const stuck = removesTroubles(roles)
  const key = mine.length + 1 + (decidesRequests(roles) ? 1 : 0)
  const elsewhere = !requests && !address.trouble && !mine.some(state => state === address.tab)
  const total = counts && Object.values(counts.counts).reduce((sum, count) => sum + count, 0)
  return (
    <nav aria-label="案卷状态" className="queue-tabs">
      <div className="queue-tabs-main">
        {mine.map((state, at) => (
          <Link
            key={state}
            to={`/?${tabAddress(state, address, roles)}`}
            aria-current={address.tab === state ? 'page' : undefined}
          >
            <Keys>{String(at + 1)}</Keys> {caseStates[state]} <b>{counts ? (counts.counts[state] ?? 0) : ''}</b>
          </Link>
        ))}
        <Link to={`/?${tabAddress('all', address, roles)}`} aria-current={elsewhere ? 'page' : undefined}>
          <Keys>{String(mine.length + 1)}</Keys> 全部 <b>{total ?? ''}</b>
        </Link>
        {decidesRequests(roles) && (
          <Link to={`/?${requestsAddress(roles)}`} aria-current={requests ? 'page' : undefined}>
            <Keys>{String(mine.length + 2)}</Keys> 申请 <b>{counts?.asked ?? ''}</b>
          </Link>
        )}
        {stuck.map((trouble, at) => (
          <Link
            key={trouble}
            to={`/?${troubleAddress(trouble, roles)}`}
            aria-current={address.trouble === trouble ? 'page' : undefined}
          >
            <Keys>{String(key + at + 1)}</Keys> {troubles[trouble]} <b>{counts?.troubles[trouble] ?? ''}</b>
          </Link>
        ))}
      </div>
      {elsewhere && (
        <div className="queue-tabs-more">
          {address.tab === 'atWork' && (
            <Link to={`/?${tabAddress('atWork', address, roles)}`} aria-current="page">
              {nameOf('atWork')}
            </Link>
          )}
          {others.map(state => (
            <Link
              key={state}
              to={`/?${tabAddress(state, address, roles)}`}
              aria-current={address.tab === state ? 'page' : undefined}
            >
              {caseStates[state]} <b>{counts ? (counts.counts[state] ?? 0) : ''}</b>
            </Link>
          ))}
        </div>
      )}
    </nav>
  )
}
