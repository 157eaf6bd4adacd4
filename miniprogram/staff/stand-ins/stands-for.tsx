import { Box, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { day } from '../../time/china-time'
import type { StaffAccount } from '../api/staff-session'
import { useAsk } from '../session/use-ask'
import type { Session } from '../session/use-session'
import { actFor } from './act'

/** The colleagues for whom the person may act today, to choose one. */
export function StandsFor({ session, account }: { session: Session; account: StaffAccount }) {
  const { ask, busy, trouble } = useAsk(session, '网络不通，还不能换成代班。有信号时请再按一次。')
  const others = (account.standsFor ?? []).filter(({ id }) => id !== account.id)
  if (others.length === 0) return null
  return (
    <Box id="stands-for" className="card" role="group" label="可以代班">
      {others.map(({ id, name, to }, index) => (
        <Box key={id} className="staff-entry">
          <Box className="staff-line">{`${name} 请您代班，到 ${day(to)}为止。`}</Box>
          <Tap id={`act-for-${index}`} className="side-button" onTap={() => ask(() => actFor(id))}>
            <Words>{busy ? '请稍等…' : `现在代 ${name}`}</Words>
          </Tap>
        </Box>
      ))}
      {trouble && (
        <Notice id="act-trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
    </Box>
  )
}
