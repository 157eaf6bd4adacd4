import type { ReactNode } from 'react'
import { Box } from './base'
import { NavBar, type Place } from './nav-bar'

interface Props {
  current?: Place
  /** Stays at the bottom, within reach of a thumb. */
  action?: ReactNode
  children: ReactNode
}

/** The frame of every page: content, one main action, the way to the other pages. */
export function Screen({ current, action, children }: Props) {
  return (
    <Box className={`screen ${action ? 'screen-with-action' : ''}`}>
      <Box className="screen-content" role="main">
        {children}
      </Box>
      <Box className="screen-foot">
        {action && <Box className="screen-action">{action}</Box>}
        <NavBar current={current} />
      </Box>
    </Box>
  )
}
