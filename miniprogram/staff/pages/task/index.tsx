import { useRouter } from '@tarojs/taro'
import { useRef } from 'react'
import { taskKinds } from '../../../../contracts/cases/tasks'
import { metresBetween } from '../../../../contracts/distance'
import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { Waiting } from '../../../components/waiting'
import { deskOf, senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { CaseFacts } from '../../cases/case-facts'
import { PhotoColumns } from '../../cases/photo-columns'
import { WaitingSteps } from '../../cases/waiting-steps'
import { StaffScreen } from '../../components/staff-screen'
import { waitingFor } from '../../outbox/outbox-item'
import { useOutbox } from '../../outbox/use-outbox'
import { useMyPosition } from '../../places/my-position'
import { StaleNotice } from '../../saved/stale-notice'
import { goBack, openCase, openTaskInstead } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { StepPanel } from '../../steps/step-panel'
import { placeOf, useCaseSteps } from '../../steps/use-case-steps'
import { nextTask } from '../../tasks/next-task'
import { useTasks } from '../../tasks/use-tasks'

export default function TaskPage() {
  return <SignedIn title="任务">{(session, account) => <Task session={session} account={account} />}</SignedIn>
}

/** One thing to look at on site, and the answer to it. All of it is on the phone once the list has been loaded. */
function Task({ session, account }: { session: Session; account: StaffAccount }) {
  const caseNo = useRouter().params.caseNo ?? ''
  const outbox = useOutbox()
  const desk = deskOf(senderOf(account))
  const { data, at, problem, fresh, reload } = useTasks(session, outbox)
  const { point } = useMyPosition()
  const task = data?.tasks.find(found => found.caseNo === caseNo)
  /** What was just answered leaves the list, and stays on the page. */
  const last = useRef(task)
  last.current = task ?? last.current
  const steps = useCaseSteps(task, session, outbox, {
    onTaken: () => void reload(),
    onOvertaken: () => void reload()
  })
  // What is just being sent says so on its button.
  const items = steps.sending ? [] : waitingFor(outbox.items, caseNo)
  const answered = items.some(item => !item.problem)
  const metres = point && task?.place.point ? metresBetween(point, task.place.point) : undefined
  const next = nextTask(data?.tasks ?? [], caseNo, outbox.items, point)
  const back = (
    <>
      {next && (
        <Tap id="next-task" className="main-button" onTap={() => openTaskInstead(next.caseNo)}>
          <Words>{`下一件：${next.place.codeName ?? (next.place.address || next.caseNo)}`}</Words>
        </Tap>
      )}
      <Tap id="back" className={next ? 'link' : 'main-button'} onTap={() => goBack('tasks')}>
        <Words>回任务列表</Words>
      </Tap>
    </>
  )
  if (!task && !data)
    return (
      <StaffScreen>
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  return (
    <StaffScreen
      notice={steps.told && <Notice id="told">{steps.told}</Notice>}
      action={answered || steps.told || !task ? back : undefined}
    >
      <StaleNotice problem={problem} at={at} />
      <WaitingSteps items={items} allowed={task?.actions ?? []} outbox={outbox} desk={desk} onGone={steps.clear} />
      {task ? (
        <>
          <CaseFacts summary={task} kind={taskKinds[task.kind]} metres={metres} />
          {task.words && (
            <Box className="card">
              <Title level={2}>{task.kind === 'verify' ? '要核实什么' : '部门做了什么'}</Title>
              <Box className="staff-text">{task.words}</Box>
            </Box>
          )}
          <PhotoColumns before={task.before} after={task.after} />
          {!answered && !steps.told && (
            <StepPanel key={steps.turn} account={desk} caseNo={caseNo} allowed={task.actions} steps={steps} />
          )}
          <Tap id="whole-case" className="link" onTap={() => openCase(caseNo)}>
            <Words>看整件案卷的经过</Words>
          </Tap>
        </>
      ) : (
        <Box className="card">
          {steps.told && last.current && <Title level={1}>{placeOf(last.current)}</Title>}
          <Box className="staff-line">
            {steps.told
              ? '这一件办好了。'
              : fresh
                ? '这件任务已经不在您的单子上：办过了，或者有人先办了。'
                : '手机里没有这件任务，有信号了再看。'}
          </Box>
          <Tap id="whole-case" className="link" onTap={() => openCase(caseNo)}>
            <Words>看整件案卷的经过</Words>
          </Tap>
        </Box>
      )}
    </StaffScreen>
  )
}
