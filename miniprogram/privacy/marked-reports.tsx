import { useState } from 'react'
import { asApiError } from '../api/errors'
import { explainReading } from '../api/explain'
import { myReports } from '../api/reports'
import type { useAnswer } from '../api/use-answer'
import { Box, Tap, Words } from '../components/base'
import { Notice } from '../components/notice'
import { Waiting } from '../components/waiting'
import { dayAndTime } from '../time/china-time'

export type OwnReports = ReturnType<typeof useAnswer<Awaited<ReturnType<typeof myReports>>>>

interface Props {
  reports: OwnReports
  marked: readonly string[]
  onMark(reportId: string): void
}

/** One's own reports, to mark those whose words are to go. */
export function MarkedReports({ reports, marked, onMark }: Props) {
  const { data, problem, reload, replace } = reports
  const [trouble, setTrouble] = useState<string>()
  const more = async () => {
    if (!data?.next) return
    setTrouble(undefined)
    try {
      const { items, next } = await myReports(data.next)
      replace({ items: [...data.items, ...items], next })
    } catch (thrown) {
      setTrouble(explainReading(asApiError(thrown)))
    }
  }
  if (!data) return <Waiting problem={problem} onRetry={() => void reload()} />
  return (
    <Box id="mark-reports" role="group" label="要删掉哪几件里写过的话">
      {data.items.length === 0 && <Box className="hint">还没有上报过。</Box>}
      {data.items.map(({ reportId, text, sentAt, topic }, i) => {
        const on = marked.includes(reportId)
        const words = `${text || topic?.label || '只有照片'}（${dayAndTime(sentAt)} 上报）`
        return (
          <Tap
            key={reportId}
            id={`mark-${i + 1}`}
            className={`mark ${on ? 'mark-on' : ''}`}
            label={words}
            pressed={on}
            onTap={() => onMark(reportId)}
          >
            <Box className="mark-sign" />
            <Words className="mark-words">{words}</Words>
          </Tap>
        )
      })}
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      {data.next && (
        <Tap id="more" className="link" onTap={() => void more()}>
          <Words>看更早的</Words>
        </Tap>
      )}
    </Box>
  )
}
