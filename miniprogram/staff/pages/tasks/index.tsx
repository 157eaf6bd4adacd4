import { useState } from 'react'
import { Box, Tap, Title, Words } from '../../../components/base'
import { Waiting } from '../../../components/waiting'
import { senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { StaffScreen } from '../../components/staff-screen'
import { DutyMap } from '../../map/duty-map'
import { OutboxCard } from '../../outbox/outbox-card'
import { waitingFor } from '../../outbox/outbox-item'
import { useOutbox } from '../../outbox/use-outbox'
import { useMyPosition } from '../../places/my-position'
import { StaleNotice } from '../../saved/stale-notice'
import { openTask } from '../../session/go'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { Choice } from '../../steps/choice'
import { numberTasks } from '../../tasks/sort-tasks'
import { TaskRow } from '../../tasks/task-row'
import { useDutyGrids, useTasks } from '../../tasks/use-tasks'
import './index.scss'

export default function TasksPage() {
  return <SignedIn title="今日任务">{(session, account) => <Tasks session={session} account={account} />}</SignedIn>
}

/** Where to look today: as a list, or on the map of the duty grids. */
function Tasks({ session, account }: { session: Session; account: StaffAccount }) {
  const outbox = useOutbox()
  const { data, at, problem, reload } = useTasks(session, outbox)
  const grids = useDutyGrids(session)
  const { point, told, find, possible } = useMyPosition()
  const [view, setView] = useState<'list' | 'map'>('list')
  const sendWaiting = async () => {
    if ((await outbox.flush(senderOf(account).id)) === 'signIn') session.expire()
  }
  if (!data)
    return (
      <StaffScreen current="tasks">
        <Waiting problem={problem} onRetry={() => void reload()} />
      </StaffScreen>
    )
  const numbered = numberTasks(data.tasks, point)
  return (
    <StaffScreen current="tasks">
      <Box className="tasks-head">
        <Title level={1}>{`今日任务 ${numbered.length} 件`}</Title>
        <Choice
          id="view"
          options={[
            { value: 'list', label: '列表' },
            { value: 'map', label: '地图' }
          ]}
          value={view}
          onChange={next => setView(next)}
        />
      </Box>
      <StaleNotice problem={problem} at={at} />
      <OutboxCard outbox={outbox} account={account} onSend={() => void sendWaiting()} />
      {possible && numbered.length > 0 && (
        <Box className="tasks-near">
          <Tap id="nearest" className="side-button" onTap={() => void find()}>
            <Words>{point ? '重新定位' : '按离我远近排'}</Words>
          </Tap>
          <Words className="hint">{told ?? (point ? '近的在前' : '现在按时限排')}</Words>
        </Box>
      )}
      {view === 'map' && (
        <DutyMap cells={grids.flatMap(({ cells }) => cells)} tasks={numbered} me={point} onOpen={openTask} />
      )}
      {numbered.length === 0 && <Box className="empty">责任网格里现在没有要核实、核查的。</Box>}
      {view === 'list' && (
        <Box role="list" label="任务">
          {numbered.map(item => (
            <TaskRow
              key={item.task.caseNo}
              item={item}
              waits={waitingFor(outbox.items, item.task.caseNo).some(({ problem }) => !problem)}
            />
          ))}
        </Box>
      )}
    </StaffScreen>
  )
}
