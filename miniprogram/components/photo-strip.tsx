import type { MediaView } from '../../contracts/media/views'
import { photoAddress } from '../api/media'
import { preview } from '../platform/preview'
import { Box, Picture, Tap } from './base'
import './photo-strip.scss'

/** Photos that are only looked at; a tap shows them large. */
export function PhotoStrip({ photos, of }: { photos: readonly MediaView[]; of: string }) {
  if (photos.length === 0) return null
  const large = photos.map(photo => photoAddress(photo.urls.display))
  return (
    <Box className="strip">
      {photos.map((photo, i) => (
        <Tap
          key={photo.id}
          className="strip-photo"
          label={`${of} ${i + 1}，点开看大图`}
          onTap={() => preview(large, i)}
        >
          <Picture className="strip-image" src={photoAddress(photo.urls.thumbnail)} label="" />
        </Tap>
      ))}
    </Box>
  )
}
