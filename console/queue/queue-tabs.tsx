import { Link } from 'react-router-dom'
import { caseStates } from '../../contracts/cases/states'
import type { CaseCounts } from '../../contracts/cases/views'
import type { Post } from '../../contracts/staff/posts'
import { allStates, workingStates } from '../duties/duties'
import { Keys } from '../keys/keys'
import { nameOf, type QueueAddress } from './address'
import { tabAddress, tabsOf } from './tabs'
import './queue-tabs.css'

interface QueueTabsProps {
  address: QueueAddress
  posts: readonly Post[]
  counts?: CaseCounts
}

/** The tabs of this person's posts in one row; 全部 opens the other states. */
export function QueueTabs({ address, posts, counts }: QueueTabsProps) {
  const mine = workingStates(posts)
  const others = allStates.filter(state => !mine.includes(state))
  const tabs = tabsOf(address, posts, counts)
  return (
    <nav aria-label="案卷状态" className="queue-tabs">
      <div className="queue-tabs-main">
        {tabs.map(({ label, key, to, current, count, about, calls }) => (
          <Link
            key={label}
            to={`/?${to}`}
            aria-current={current ? 'page' : undefined}
            className={calls && (count ? 'queue-tab-calls' : 'queue-tab-quiet')}
          >
            {key && <Keys>{key}</Keys>} {label}{' '}
            <b>
              {about && '约 '}
              {calls ? count || '' : count}
            </b>
          </Link>
        ))}
      </div>
      {tabs.at(-1)?.current && (
        <div className="queue-tabs-more">
          {address.tab === 'atWork' && (
            <Link to={`/?${tabAddress('atWork', address, posts)}`} aria-current="page">
              {nameOf('atWork')}
            </Link>
          )}
          {others.map(state => (
            <Link
              key={state}
              to={`/?${tabAddress(state, address, posts)}`}
              aria-current={address.tab === state ? 'page' : undefined}
            >
              {caseStates[state]}{' '}
              <b>
                {counts?.about?.includes(state) && '约 '}
                {counts ? (counts.counts[state] ?? 0) : ''}
              </b>
            </Link>
          ))}
        </div>
      )}
    </nav>
  )
}
