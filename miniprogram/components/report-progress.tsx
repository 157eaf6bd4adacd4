import type { ReactNode } from 'react'
import type { ReportView } from '../../contracts/reports/views'
import { dayAndTime } from '../time/china-time'
import { Box, Title, Words } from './base'
import { BeforeAfter } from './before-after'
import { PhotoStrip } from './photo-strip'
import { placeName } from './place-name'
import { promiseOf } from './promise'
import './report-progress.scss'
import { StateTag } from './state-tag'
import { StepBar } from './step-bar'
import { Timeline } from './timeline'
import { whereaboutsOf } from './whereabouts'

/** Where one report stands; the same for its sender and for somebody who follows it by number. */
export function ReportProgress({ report, actions }: { report: ReportView; actions?: ReactNode }) {
  const { state, stateText, place, text, topic, media, caseNo, queryCode, sentAt, reportCount, timeline } = report
  const promise = promiseOf(report)
  const whereabouts = whereaboutsOf(state, report.department)
  return (
    <>
      <Box className="card">
        <Box className="progress-head">
          <Title level={1}>{placeName(place)}</Title>
          <StateTag state={state} text={stateText} />
        </Box>
        {whereabouts && <StepBar step={whereabouts.step} />}
        {whereabouts && <Box id="whereabouts">{whereabouts.words}</Box>}
        {promise && (
          <Box id="promise" className="progress-promise">
            {promise}
          </Box>
        )}
        <BeforeAfter report={report} />
        <Box className="progress-text">{text}</Box>
        <PhotoStrip photos={media} of="上报照片" />
        <Box className="progress-facts">
          {place.codeName && <Box>{place.address}</Box>}
          <Box>
            {dayAndTime(sentAt)} 上报{topic ? ` · ${topic.label}` : ''}
            {reportCount > 1 ? ` · 共 ${reportCount} 人反映` : ''}
          </Box>
          <Box>
            <Words>案卷号 {caseNo}</Words>
          </Box>
          {queryCode && <Box>查询码 {queryCode}</Box>}
        </Box>
      </Box>
      {actions}
      <Box className="card">
        <Title level={2}>办理经过</Title>
        <Timeline entries={timeline} />
      </Box>
    </>
  )
}
