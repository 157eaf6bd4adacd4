import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ResidentAction } from '../../../contracts/cases/forms'
import type { ReportView } from '../../../contracts/reports/views'
import { useAnswer } from '../../api/use-answer'
import { Box, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { ReportProgress } from '../../components/report-progress'
import { Screen } from '../../components/screen'
import { Waiting } from '../../components/waiting'
import { focusHeading } from '../../platform/first-wrong'
import { ActionForm } from './action-form'
import { inUsefulOrder, wordsOf } from './action-forms'
import { followReport } from './follow-report'
import './index.scss'
import { UnknownReport } from './unknown-report'

/** One report: where it stands, every step, and what its sender can still do. */
export default function ProgressPage() {
  const { params } = useRouter()
  const { data, problem, code, reload, replace } = useAnswer(() => followReport(params.id ?? ''))
  const unknown = !data && (code === 'not_found' || code === 'bad_request' || code === 'invalid_fields')
  return (
    <Screen>
      {unknown && <UnknownReport />}
      {!unknown && (!data || problem) ? <Waiting problem={problem} onRetry={() => void reload()} /> : null}
      {data && <ReportProgress report={data} actions={<Actions report={data} onDone={replace} />} />}
    </Screen>
  )
}

function Actions({ report, onDone }: { report: ReportView; onDone(report: ReportView): void }) {
  const [open, setOpen] = useState<ResidentAction>()
  const [done, setDone] = useState<string>()
  if (report.actions.length === 0) return done ? <Notice>{done}</Notice> : null
  const finish = (after: ReportView) => {
    if (open) setDone(wordsOf(open, report.state).done)
    focusHeading()
    setOpen(undefined)
    onDone(after)
  }
  return (
    <Box className="card">
      {done && <Notice id="action-done">{done}</Notice>}
      <Box className="actions">
        {inUsefulOrder(report.actions).map(action => (
          <Tap
            key={action}
            id={`do-${action}`}
            className={`side-button ${open === action ? 'side-button-on' : ''}`}
            expanded={open === action}
            onTap={() => {
              setDone(undefined)
              setOpen(open === action ? undefined : action)
            }}
          >
            <Words>{wordsOf(action, report.state).button}</Words>
          </Tap>
        ))}
      </Box>
      {open && report.actions.includes(open) && <ActionForm key={open} report={report} action={open} onDone={finish} />}
    </Box>
  )
}
