import { chinaClock, chinaDay } from '../../contracts/china-time'
import type { Trouble } from './verify'

const said = {
  changed: '被改动过，或者不是本系统写的',
  missing: '不见了',
  inserted: '多出来了，不是本系统写的'
} as const

/** Names the first entry that is wrong. */
export function troubleInWords({ kind, seq, at }: Trouble): string {
  const when = at ? `（${chinaDay(at)} ${chinaClock(at)} 前后）` : ''
  return `${seq === 0 ? '逐条相连以前的记录里有的' : `第 ${seq} 条`}${when}${said[kind]}`
}
