import { type ReactNode, useEffect } from 'react'
import { Box, Tap, Words } from '../../components/base'
import { readSession } from '../api/staff-session'
import { useUnread } from '../inbox/unread'
import { preloadPages } from '../platform/preload-pages'
import { dutiesOf } from '../session/duties'
import { goTo, type StaffPlace, staffPlaces } from '../session/go'
import './staff-screen.scss'

interface Props {
  current?: StaffPlace
  /** Stays at the bottom, within reach of a thumb. */
  action?: ReactNode
  /** What came of the action, right above it. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of the staff's pages, with their own places at the bottom. */
export function StaffScreen({ current, action, notice, children }: Props) {
  useEffect(preloadPages, [])
  return (
    <Box className={`screen ${action ? 'screen-with-action' : ''} ${notice ? 'screen-with-notice' : ''}`}>
      <Box className="screen-content" role="main">
        {children}
      </Box>
      <Box className="screen-foot">
        {(notice || action) && (
          <Box className="screen-action">
            {notice}
            {action}
          </Box>
        )}
        <StaffBar current={current} />
      </Box>
    </Box>
  )
}

function StaffBar({ current }: { current?: StaffPlace }) {
  const { collects, handles, oversees } = dutiesOf(readSession()?.account.roles ?? [])
  const unread = useUnread()
  const shown = (Object.keys(staffPlaces) as StaffPlace[]).filter(
    place => (place !== 'tasks' || collects) && (place !== 'cases' || handles || oversees)
  )
  return (
    <Box className="nav" role="navigation" label="页面">
      {shown.map(place => (
        <Tap
          key={place}
          id={`go-${place}`}
          className={`nav-item ${place === current ? 'nav-current' : ''}`}
          label={place === 'inbox' && unread > 0 ? `消息，${unread} 条未读` : undefined}
          current={place === current}
          onTap={() => place !== current && goTo(place)}
        >
          <Box className={`nav-icon staff-icon-${place}`} />
          <Words>{staffPlaces[place].label}</Words>
          {place === 'inbox' && unread > 0 && <Words className="staff-badge">{unread > 99 ? '99+' : unread}</Words>}
        </Tap>
      ))}
    </Box>
  )
}
