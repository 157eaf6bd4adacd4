import { Notice } from '../../components/notice'
import { dayAndTime } from '../../time/china-time'

/** Says that what is shown is from earlier, and why. */
export function StaleNotice({ problem, at }: { problem?: string; at?: number }) {
  if (!problem || at === undefined) return null
  return (
    <Notice id="stale" kind="warning">
      {`${problem}，下面是 ${dayAndTime(new Date(at).toISOString())} 取来的。照常办，有信号了会自己发送。`}
    </Notice>
  )
}
