import type { MediaView } from '../../../contracts/media/views'
import { PhotoStrip } from '../../components/photo-strip'
import { useSavedThumbnails } from '../saved/saved-thumbnails'

/** Photos out of the phone's store where they are kept, so that they are seen without a network, too. */
export function SavedPhotoStrip({ photos, of }: { photos: readonly MediaView[]; of: string }) {
  return <PhotoStrip photos={useSavedThumbnails(photos)} of={of} />
}
