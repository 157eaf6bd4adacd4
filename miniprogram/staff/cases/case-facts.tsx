import type { CaseSummary } from '../../../contracts/cases/views'
import { Box, Title, Words } from '../../components/base'
import { placeName } from '../../components/place-name'
import { StateTag } from '../../components/state-tag'
import { dayAndTime } from '../../time/china-time'
import { WayThere } from '../components/way-there'
import { distanceText } from '../places/distance'
import { DueTag } from './due-tag'

interface Props {
  summary: CaseSummary
  /** 核实 or 核查, on a task. */
  kind?: string
  metres?: number
}

/** What it is about, where, and until when. */
export function CaseFacts({ summary, kind, metres }: Props) {
  const { place, state, stateText, text, topic, matter, submittedAt, reportCount, urges, handler, caseNo } = summary
  const far = metres === undefined ? '' : `离我约 ${distanceText(metres)}`
  return (
    <Box className="card">
      <Title level={1}>{placeName(place)}</Title>
      <Box className="staff-tags">
        {kind && <Words className="tag tag-going">{kind}</Words>}
        <StateTag state={state} text={stateText} />
        <DueTag summary={summary} />
      </Box>
      <Box className="staff-text">{text}</Box>
      <Box className="staff-facts">
        {place.codeName && place.address && <Box>{place.address}</Box>}
        {far && <Box>{far}</Box>}
        <Box>
          {[matter?.name ?? topic?.label, `${dayAndTime(submittedAt)} 上报`, reportCount > 1 && `${reportCount} 人反映`]
            .filter(Boolean)
            .join(' · ')}
        </Box>
        {(handler || urges > 0) && (
          <Box>
            {[handler && `指派给 ${handler.name}`, urges > 0 && `已催办 ${urges} 次`].filter(Boolean).join(' · ')}
          </Box>
        )}
        <Box>案卷号 {caseNo}</Box>
      </Box>
      <WayThere place={place} />
    </Box>
  )
}
