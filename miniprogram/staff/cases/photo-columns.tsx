import { useState } from 'react'
import type { MediaView } from '../../../contracts/media/views'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { SavedPhotoStrip } from './saved-photo-strip'
import type { LaterReports } from './use-later-reports'
import './photo-columns.scss'

interface Props {
  before: readonly MediaView[]
  after: readonly MediaView[]
  /** Reports whose photos are still to be fetched. */
  later?: LaterReports
}

/** Many have sent photos of the same thing: the first tell what it is. */
const few = 9

/** The problem beside what was done about it, so that one look compares them. */
export function PhotoColumns({ before, after, later }: Props) {
  const [most, setMost] = useState(few)
  if (before.length + after.length === 0 && !later) return null
  const more = () => {
    setMost(most + 2 * few)
    if (before.length < most + 2 * few) void later?.fetchMore()
  }
  return (
    <Box className="card">
      <Title level={2}>照片</Title>
      <Box className={after.length > 0 ? 'photo-columns' : ''}>
        <Box className="photo-column">
          {after.length > 0 && <Words className="staff-column-name">处理前</Words>}
          {before.length > 0 ? (
            <SavedPhotoStrip photos={before.slice(0, most)} of="问题照片" />
          ) : (
            !later && <Box className="hint">没有照片</Box>
          )}
        </Box>
        {after.length > 0 && (
          <Box className="photo-column">
            <Words className="staff-column-name">处理后</Words>
            <SavedPhotoStrip photos={after} of="处理后照片" />
          </Box>
        )}
      </Box>
      {(later || before.length > most) && (
        <>
          <Box id="photos-told" className="hint">
            {shownWords(Math.min(most, before.length), before.length, later)}
          </Box>
          <Tap id="more-photos" className="link" onTap={more}>
            <Words>再看一些</Words>
          </Tap>
        </>
      )}
      {later?.problem && <Notice kind="trouble">{later.problem}</Notice>}
    </Box>
  )
}

function shownWords(shown: number, fetched: number, later: LaterReports | undefined): string {
  if (later && shown === 0) return `共 ${later.count} 条上报，前 ${later.fetched} 条没有照片`
  return later
    ? `共 ${later.count} 条上报，已显示前 ${later.fetched} 条里的 ${shown} 张照片`
    : `已显示 ${shown} 张问题照片，共 ${fetched} 张`
}
