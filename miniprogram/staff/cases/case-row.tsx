import { requests } from '../../../contracts/cases/step'
import type { CaseSummary } from '../../../contracts/cases/views'
import { photoAddress } from '../../api/media'
import { Box, Picture, Tap, Words } from '../../components/base'
import { placeName } from '../../components/place-name'
import { StateTag } from '../../components/state-tag'
import { openCase } from '../session/go'
import '../tasks/task-row.scss'
import { DueTag } from './due-tag'

export function CaseRow({ summary, waits }: { summary: CaseSummary; waits: boolean }) {
  const { caseNo, place, text, state, stateText, cover, asked, handler, round } = summary
  return (
    <Box role="listitem">
      <Tap id={`case-${caseNo}`} className="task-row" onTap={() => openCase(caseNo)}>
        <Box className="task-words">
          <Box className="task-place">{placeName(place)}</Box>
          <Box className="task-text">{text}</Box>
          <Box className="staff-tags">
            <StateTag state={state} text={stateText} />
            {waits ? <Words className="tag tag-paused">待发送</Words> : <DueTag summary={summary} />}
            {round > 1 && <Words className="tag light-red">返工</Words>}
            {asked && <Words className="tag tag-paused">{`申请${requests[asked]}`}</Words>}
          </Box>
          {handler && <Box className="hint">{`指派给 ${handler.name}`}</Box>}
        </Box>
        {cover && <Picture className="task-photo" src={photoAddress(cover.urls.thumbnail)} label="" />}
      </Tap>
    </Box>
  )
}
