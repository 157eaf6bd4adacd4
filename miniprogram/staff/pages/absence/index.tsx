import { Box, Tap, Title, Words } from '../../../components/base'
import { Field } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { Waiting } from '../../../components/waiting'
import { day } from '../../../time/china-time'
import { DayInput } from '../../components/day-input'
import { StaffScreen } from '../../components/staff-screen'
import { StaleNotice } from '../../saved/stale-notice'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { useOwnAbsence } from './use-own-absence'

export default function AbsencePage() {
  return <SignedIn title="请假">{session => <OwnAbsence session={session} />}</SignedIn>
}

/** Somebody says on which days nothing is to be given to them. */
function OwnAbsence({ session }: { session: Session }) {
  const { saved, days, today, from, to, trouble, done, busy, setFrom, setTo, leave, comeBack } = useOwnAbsence(session)
  if (!saved.data)
    return (
      <StaffScreen>
        <Waiting problem={saved.problem} onRetry={() => void saved.reload()} />
      </StaffScreen>
    )
  return (
    <StaffScreen>
      <Box className="card">
        <Title level={1}>请假</Title>
        <StaleNotice problem={saved.problem} at={saved.at} />
        {done && (
          <Box id="absence-done" role="status" className="notice notice-plain">
            {done}
          </Box>
        )}
        <Box className="staff-line">
          {days
            ? `现在记的是：${day(days.from)}到${day(days.to)} 不上班。`
            : '请假的日子里，核实和核查任务会派给别的采集员。'}
        </Box>
        <Field name="from" label="从哪一天起">
          <DayInput id="from" label="从哪一天起" value={from} first={today} onChange={setFrom} />
        </Field>
        <Field name="to" label="到哪一天为止（含当天）">
          <DayInput id="to" label="到哪一天为止" value={to} first={from} onChange={setTo} />
        </Field>
        {trouble && (
          <Notice id="trouble" kind="trouble">
            {trouble}
          </Notice>
        )}
        <Tap id="leave" className="main-button" onTap={leave}>
          <Words>{busy ? '正在记下…' : days ? '改成这几天' : '请假'}</Words>
        </Tap>
        {days && (
          <Tap id="come-back" className="side-button staff-below" onTap={comeBack}>
            <Words>我回来上班了</Words>
          </Tap>
        )}
      </Box>
    </StaffScreen>
  )
}
