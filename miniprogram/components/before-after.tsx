import type { MediaView } from '../../contracts/media/views'
import type { ReportView } from '../../contracts/reports/views'
import { photoAddress } from '../api/media'
import { preview } from '../platform/preview'
import { Box, Picture, Tap } from './base'

/** What was done, beside what was reported: the last photo of the work, and the first of the report. */
export function BeforeAfter({ report }: { report: ReportView }) {
  const [before] = report.media
  const after = [...report.timeline].reverse().find(({ done, photos }) => done && photos.length > 0)?.photos[0]
  if (!before || !after) return null
  const side = (word: string, photo: MediaView, at: number) => (
    <Box className="before-after-side">
      <Box className="before-after-word">{word}</Box>
      <Tap
        className="before-after-photo"
        label={`${word}的照片，点开看大图`}
        onTap={() =>
          preview(
            [before, after].map(({ urls }) => photoAddress(urls.display)),
            at
          )
        }
      >
        <Picture className="before-after-photo" src={photoAddress(photo.urls.thumbnail)} label="" />
      </Tap>
    </Box>
  )
  return (
    <Box id="before-after" className="before-after">
      {side('处理前', before, 0)}
      {side('处理后', after, 1)}
    </Box>
  )
}
