import { requests } from '../../../contracts/cases/step'
import { type CaseView, subtaskStates } from '../../../contracts/cases/views'
import { Box, Title } from '../../components/base'
import { Notice } from '../../components/notice'
import { day, dayAndTime } from '../../time/china-time'
import { lastFailedCheck } from './before-after'
import { SavedPhotoStrip } from './saved-photo-strip'

/** What must be read before anything is done: what the check found wrong, what is asked for, who helps. */
export function CaseNotes({ view }: { view: CaseView }) {
  const failed = lastFailedCheck(view)
  const { request, subtasks } = view
  return (
    <>
      {failed && (
        <Box id="rework" className="card">
          <Notice kind="trouble">
            <Box className="staff-strong">{`返工（第 ${view.round} 轮）：核查不通过`}</Box>
            {failed.words && <Box className="staff-text">{failed.words}</Box>}
            <Box>{`${failed.by.name} ${dayAndTime(failed.at)}`}</Box>
          </Notice>
          <SavedPhotoStrip photos={failed.media} of="核查照片" />
        </Box>
      )}
      {request && (
        <Notice id="request" kind="warning">
          <Box className="staff-strong">{`已申请${requests[request.what]}，等待答复`}</Box>
          <Box>{`${request.by}：${request.reason}${request.until ? `（到 ${day(request.until)}）` : ''}`}</Box>
        </Notice>
      )}
      {subtasks.length > 0 && (
        <Box className="card">
          <Title level={2}>协办</Title>
          {subtasks.map(({ department, work, state, at }) => (
            <Box key={`${department.id}${at}`} className="staff-entry">
              <Box className="staff-strong">{`${department.name} · ${subtaskStates[state]}`}</Box>
              <Box>{work}</Box>
            </Box>
          ))}
        </Box>
      )}
    </>
  )
}
