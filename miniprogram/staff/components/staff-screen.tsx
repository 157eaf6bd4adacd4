import { type ReactNode, useEffect } from 'react'
import { Box, Tap, Words } from '../../components/base'
import { ScreenFrame } from '../../components/screen-frame'
import { readSession } from '../api/staff-session'
import { useUnread } from '../messages/unread'
import { preloadPages } from '../platform/preload-pages'
import { dutiesOf } from '../session/duties'
import { goTo, type StaffPlace, staffPlaces } from '../session/go'
import './staff-screen.scss'

interface Props {
  current?: StaffPlace
  action?: ReactNode
  notice?: ReactNode
  children: ReactNode
}

/** A page of the staff, with their own places at the bottom. */
export function StaffScreen({ current, ...parts }: Props) {
  useEffect(preloadPages, [])
  return <ScreenFrame bar={<StaffBar current={current} />} {...parts} />
}

function StaffBar({ current }: { current?: StaffPlace }) {
  const { collects, handles, oversees } = dutiesOf(readSession()?.account.rights ?? [])
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
          label={place === 'messages' && unread > 0 ? `消息，${unread} 条未读` : undefined}
          current={place === current}
          onTap={() => place !== current && goTo(place)}
        >
          <Box className={`nav-icon staff-icon-${place}`} />
          <Words>{staffPlaces[place].label}</Words>
          {place === 'messages' && unread > 0 && <Words className="staff-badge">{unread > 99 ? '99+' : unread}</Words>}
        </Tap>
      ))}
    </Box>
  )
}
