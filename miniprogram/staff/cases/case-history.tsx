import { useState } from 'react'
import type { HistoryEntry } from '../../../contracts/cases/views'
import { Box, Tap, Title, Words } from '../../components/base'
import { dayAndTime } from '../../time/china-time'
import { KeptStrip } from './kept-strip'

const few = 4

/** What has happened, the newest first; all of it on request. */
export function CaseHistory({ history }: { history: readonly HistoryEntry[] }) {
  const [all, setAll] = useState(false)
  const newest = [...history].reverse()
  return (
    <Box className="card">
      <Title level={2}>办理经过</Title>
      <Box role="list" label="办理经过">
        {newest.slice(0, all ? undefined : few).map(entry => (
          <Box key={`${entry.at}${entry.action}`} className="staff-entry" role="listitem">
            <Box className="staff-strong">{entry.label}</Box>
            <Box className="hint">
              {[dayAndTime(entry.at), entry.by.name, entry.by.department].filter(Boolean).join(' · ')}
            </Box>
            {entry.words && <Box className="staff-text">{entry.words}</Box>}
            {entry.details.map(({ label, value }) => (
              <Box key={label} className="hint">{`${label}：${value}`}</Box>
            ))}
            <KeptStrip photos={entry.media} of={`${entry.label}照片`} />
          </Box>
        ))}
      </Box>
      {!all && newest.length > few && (
        <Tap id="all-history" className="link" onTap={() => setAll(true)}>
          <Words>{`看全部 ${newest.length} 条`}</Words>
        </Tap>
      )}
    </Box>
  )
}
