import type { ReactNode } from 'react'
import { Box } from './base'

interface Props {
  /** The way to the other pages. */
  bar: ReactNode
  /** Stays at the bottom, within reach of a thumb. */
  action?: ReactNode
  /** What came of the action, or why it did not work, right above it. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of every page, residents' and staff's: content, one main action, the way to the other pages. */
export function ScreenFrame({ bar, action, notice, children }: Props) {
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
        {bar}
      </Box>
    </Box>
  )
}
