import type { TimelineEntry } from '../../contracts/reports/views'
import { dayAndTime } from '../time/china-time'
import { Box } from './base'
import { PhotoStrip } from './photo-strip'
import { Spoken } from './spoken'
import './timeline.scss'

/** What has happened, the newest first: that is what somebody who comes back wants to know. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <Box className="timeline" role="list">
      {[...entries].reverse().map((entry, i) => (
        <Box key={`${entry.at}${entry.title}`} className={`step ${i === 0 ? 'step-newest' : ''}`} role="listitem">
          <Box className="step-title">{entry.title}</Box>
          <Box className="step-when">
            {dayAndTime(entry.at)}
            {entry.department ? ` · ${entry.department}` : ''}
          </Box>
          {entry.words && (
            <Box className="step-words">
              <Spoken text={entry.words} />
            </Box>
          )}
          <PhotoStrip photos={entry.photos} of={`${dayAndTime(entry.at)} ${entry.title}，现场照片`} />
        </Box>
      ))}
    </Box>
  )
}
