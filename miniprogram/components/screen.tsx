import type { ReactNode } from 'react'
import { Box } from './base'
import { NavBar, type Place } from './nav-bar'

interface Props {
  current?: Place
  /** Stays at the bottom, within reach of a thumb. */
  action?: ReactNode
  /** Why the action did not work, right above it. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of every page: content, one main action, the way to the other pages. */
export function Screen({ current, action, notice, children }: Props) {
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
        <NavBar current={current} />
      </Box>
    </Box>
  )
}
