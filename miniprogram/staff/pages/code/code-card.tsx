import { writePlaceCode } from '../../../../contracts/codes/place-code'
import { Box, Tap, Title, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import { PhotoStrip } from '../../../components/photo-strip'
import { dayAndTime } from '../../../time/china-time'
import type { Seen } from '../../codes/seen'

type Known = Extract<Seen, { kind: 'known' }>

/** A code that the server knows: where it hangs, how it is, and what is open there. */
export function CodeCard({ view, openCases, onChoose }: Known & { onChoose(code: string): void }) {
  const { code, name, address, state, stateText, successor, history } = view
  const last = history.at(-1)
  return (
    <Box className="card">
      <Box className="staff-head">
        <Title level={1}>{name || writePlaceCode(code)}</Title>
        <Words className={`tag ${tones[state] ?? 'tag-going'}`}>{stateText}</Words>
      </Box>
      {address && <Box>{address}</Box>}
      <Box className="hint">点位码 {writePlaceCode(code)}</Box>
      {last && (
        <Box className="hint">
          {dayAndTime(last.at)} {last.by.name} {last.label}
          {last.words ? `：${last.words}` : ''}
        </Box>
      )}
      <PhotoStrip photos={last?.media ?? []} of="张贴照片" />
      {state === 'retired' && (
        <Notice kind="warning">
          <Box>{successor ? '这个码已停用，换成了新的一张。' : '这个码已停用，不能再用。'}</Box>
          {successor && (
            <Tap id="successor" className="link" onTap={() => onChoose(successor)}>
              <Words>看新的码 {writePlaceCode(successor)}</Words>
            </Tap>
          )}
        </Notice>
      )}
      {openCases.length > 0 && (
        <Box id="open-cases" className="staff-cases">
          <Title level={2}>这里正在办的 {openCases.length} 件</Title>
          <Box role="list" label="这里正在办的">
            {openCases.map(one => (
              <Box key={one.caseNo} className="staff-case" role="listitem">
                {one.topic?.label ?? '其他'} · {one.stateText} · {dayAndTime(one.since)}
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  )
}

const tones: Partial<Record<Known['view']['state'], string>> = {
  posted: 'tag-done',
  damaged: 'tag-paused',
  lost: 'tag-paused',
  retired: 'tag-ended'
}
