import type { ReactNode } from 'react'
import { useSendWaiting } from '../drafts/use-send-waiting'
import { NavBar, type Place } from './nav-bar'
import { ScreenFrame } from './screen-frame'

interface Props {
  current?: Place
  action?: ReactNode
  notice?: ReactNode
  children: ReactNode
}

/** A resident's page. */
export function Screen({ current, ...parts }: Props) {
  useSendWaiting()
  return <ScreenFrame bar={<NavBar current={current} />} {...parts} />
}
