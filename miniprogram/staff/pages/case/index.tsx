import { useRouter } from '@tarojs/taro'
import { metresBetween } from '../../../../contracts/distance'
import { Notice } from '../../../components/notice'
import { Waiting } from '../../../components/waiting'
import { deskOf, senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { beforeAndAfter } from '../../cases/before-after'
import { CaseFacts } from '../../cases/case-facts'
import { CaseHistory } from '../../cases/case-history'
import { CaseNotes } from '../../cases/case-notes'
import { PhotoColumns } from '../../cases/photo-columns'
import { useCase } from '../../cases/use-case'
import { useLaterReports } from '../../cases/use-later-reports'
import { WaitingSteps } from '../../cases/waiting-steps'
import { StaffScreen } from '../../components/staff-screen'
import { waitingFor } from '../../outbox/outbox-item'
import { useOutbox } from '../../outbox/use-outbox'
import { useMyPosition } from '../../places/my-position'
import { StaleNotice } from '../../saved/stale-notice'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { StepPanel } from '../../steps/step-panel'
import { useCaseSteps } from '../../steps/use-case-steps'

export default function CasePage() {
  return <SignedIn title="案卷">{(session, account) => <Case session={session} account={account} />}</SignedIn>
}

/** One case with what this person can do about it now, drawn from the case's own actions. */
function Case({ session, account }: { session: Session; account: StaffAccount }) {
  const caseNo = useRouter().params.caseNo ?? ''
  const outbox = useOutbox()
  const desk = deskOf(senderOf(account))
  const { data: view, at, problem, reload, replace } = useCase(session, outbox, caseNo)
  const { reports, later } = useLaterReports(session, view)
  const { point } = useMyPosition()
  const steps = useCaseSteps(view, session, outbox, { onTaken: replace, onOvertaken: () => void reload() })
  // What is just being sent says so on its button.
  const items = steps.sending ? [] : waitingFor(outbox.items, caseNo)
  if (!view)
    return (
      <StaffScreen>
        <WaitingSteps items={items} allowed={[]} outbox={outbox} desk={desk} onGone={steps.clear} />
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  const metres = point && view.place.point ? metresBetween(point, view.place.point) : undefined
  return (
    <StaffScreen notice={steps.told && <Notice id="told">{steps.told}</Notice>}>
      <StaleNotice problem={problem} at={at} />
      <WaitingSteps items={items} allowed={view.actions} outbox={outbox} desk={desk} onGone={steps.clear} />
      <CaseNotes view={view} />
      <CaseFacts summary={view} metres={metres} />
      <PhotoColumns {...beforeAndAfter(reports, view)} later={later} />
      {!items.some(item => !item.problem) && (
        <StepPanel key={steps.turn} account={desk} caseNo={caseNo} allowed={view.actions} steps={steps} />
      )}
      <CaseHistory history={view.history} />
    </StaffScreen>
  )
}
