import type { MediaView } from '../../../contracts/media/views'
import { Box, Title, Words } from '../../components/base'
import { KeptStrip } from './kept-strip'
import './photo-columns.scss'

interface Props {
  before: readonly MediaView[]
  after: readonly MediaView[]
}

/** The problem beside what was done about it, so that one look compares them. */
export function PhotoColumns({ before, after }: Props) {
  if (before.length + after.length === 0) return null
  return (
    <Box className="card">
      <Title level={2}>照片</Title>
      <Box className={after.length > 0 ? 'photo-columns' : ''}>
        <Box className="photo-column">
          {after.length > 0 && <Words className="staff-column-name">处理前</Words>}
          {before.length > 0 ? <KeptStrip photos={before} of="问题照片" /> : <Box className="hint">没有照片</Box>}
        </Box>
        {after.length > 0 && (
          <Box className="photo-column">
            <Words className="staff-column-name">处理后</Words>
            <KeptStrip photos={after} of="处理后照片" />
          </Box>
        )}
      </Box>
    </Box>
  )
}
