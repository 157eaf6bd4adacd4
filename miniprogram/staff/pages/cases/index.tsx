import type { CaseSummary } from '../../../../contracts/cases/views'
import { Box, Title } from '../../../components/base'
import { Waiting } from '../../../components/waiting'
import { senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { CaseRow } from '../../cases/case-row'
import { useMyCases } from '../../cases/use-my-cases'
import { StaffScreen } from '../../components/staff-screen'
import { OutboxCard } from '../../outbox/outbox-card'
import { waitingFor } from '../../outbox/outbox-item'
import { useOutbox } from '../../outbox/use-outbox'
import { StaleNotice } from '../../saved/stale-notice'
import { dutiesOf } from '../../session/duties'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'

export default function CasesPage() {
  return <SignedIn title="案卷">{(session, account) => <Cases session={session} account={account} />}</SignedIn>
}

function Cases({ session, account }: { session: Session; account: StaffAccount }) {
  const outbox = useOutbox()
  const { handles } = dutiesOf(account.rights)
  const { data, at, problem, reload } = useMyCases(session, handles)
  if (!data)
    return (
      <StaffScreen current="cases">
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  const sendWaiting = async () => {
    if ((await outbox.flush(senderOf(account).id)) === 'signIn') session.expire()
  }
  const rows = (cases: readonly CaseSummary[], label: string) => (
    <Box role="list" label={label}>
      {cases.map(summary => (
        <CaseRow
          key={summary.caseNo}
          summary={summary}
          waits={waitingFor(outbox.items, summary.caseNo).some(item => !item.problem)}
        />
      ))}
    </Box>
  )
  const { mine, others } = data
  return (
    <StaffScreen current="cases">
      <Title level={1} className="staff-title">
        {handles ? `我的任务 ${mine.length + others.length} 件` : '在办案卷'}
      </Title>
      <StaleNotice problem={problem} at={at} />
      <OutboxCard outbox={outbox} account={account} onSend={() => void sendWaiting()} />
      {mine.length > 0 && <Title level={2}>{`指派给我的 ${mine.length} 件`}</Title>}
      {mine.length > 0 && rows(mine, '指派给我的')}
      {mine.length > 0 && others.length > 0 && <Title level={2}>{`部门其他的 ${others.length} 件`}</Title>}
      {others.length > 0 && rows(others, handles ? '部门的' : '在办的')}
      {mine.length + others.length === 0 && <Box className="empty">现在没有要办的。</Box>}
    </StaffScreen>
  )
}
