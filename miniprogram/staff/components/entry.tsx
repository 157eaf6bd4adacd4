import type { ReactNode } from 'react'
import { Box, Tap } from '../../components/base'
import './entry.scss'

interface EntryProps {
  id: string
  name: string
  children: ReactNode
  onTap(): void
}

/** A large way to another page, with what it is for. */
export function Entry({ id, name, children, onTap }: EntryProps) {
  return (
    <Tap id={id} className="home-entry" onTap={onTap}>
      <Box className="home-name">{name}</Box>
      <Box className="hint">{children}</Box>
    </Tap>
  )
}
