import type { ReactNode } from 'react'
import { Box } from './base'
import { Spoken } from './spoken'

interface Props {
  id?: string
  /** `trouble` is read out at once by a screen reader. */
  kind?: 'plain' | 'warning' | 'trouble'
  children: ReactNode
}

export function Notice({ id, kind = 'plain', children }: Props) {
  return (
    <Box id={id} className={`notice notice-${kind}`} role={kind === 'trouble' ? 'alert' : undefined}>
      {typeof children === 'string' ? <Spoken text={children} /> : children}
    </Box>
  )
}
