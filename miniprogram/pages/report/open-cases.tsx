import { useState } from 'react'
import type { OpenCaseHere } from '../../../contracts/codes/views'
import { photoAddress } from '../../api/media'
import { Box, Picture, Tap, Words } from '../../components/base'
import { isMine } from '../../drafts/receipts'
import { since } from '../../time/china-time'

interface Props {
  cases: readonly OpenCaseHere[]
  joined?: string
  onJoin(caseNo: string | undefined): void
}

/** One stands open, as there is always room for one: more would push the photo button about. */
const shownCases = 1

/** What neighbours have already reported here, so that one problem does not become ten cases. */
export function OpenCases({ cases, joined, onJoin }: Props) {
  const [all, setAll] = useState(false)
  const offered = cases.filter(isWorthOffering)
  const first = offered.slice(0, shownCases)
  const shown = all ? offered : offered.filter(open => first.includes(open) || open.caseNo === joined)
  if (offered.length === 0) return <Box className="hint">这里没有别人反映过、还在办的问题。</Box>
  return (
    <Box className="here" role="group" label="这里已有的上报">
      <Box className="here-head">
        <Box className="here-title">这里已有 {offered.length} 件在办，是同一件吗？</Box>
        {shown.length < offered.length && (
          <Tap id="more-cases" className="link here-more" onTap={() => setAll(true)}>
            <Words>看另外 {offered.length - shown.length} 件</Words>
          </Tap>
        )}
      </Box>
      {shown.map(({ caseNo, topic, since: from, reportCount, stateText, cover }) => (
        <Box key={caseNo} className="here-case">
          {cover && <Picture className="here-photo" src={photoAddress(cover.urls.thumbnail)} label="已有上报的照片" />}
          <Box className="here-words">
            <Box className="here-topic">{topic?.label ?? '其他问题'}</Box>
            <Box className="hint">
              {since(from)} · {reportCount} 人反映 · {stateText}
            </Box>
          </Box>
          <Tap
            id={`join-${caseNo}`}
            className={`join ${joined === caseNo ? 'join-on' : ''}`}
            label={`${topic?.label ?? '其他问题'}，${since(from)}，${stateText}：是同一个问题，我也反映`}
            pressed={joined === caseNo}
            onTap={() => onJoin(joined === caseNo ? undefined : caseNo)}
          >
            <Words>{joined === caseNo ? '✓ 我也反映' : '我也反映'}</Words>
          </Tap>
        </Box>
      ))}
      {joined && <Box className="hint here-joined">会和这一件合在一起办理，您照样能看到每一步。</Box>}
    </Box>
  )
}

/** Nobody can say whether it is the same problem when nothing of it can be shown; and one's own is nobody else's. */
function isWorthOffering({ caseNo, topic, cover }: OpenCaseHere): boolean {
  return (topic !== undefined || cover !== undefined) && !isMine(caseNo)
}
