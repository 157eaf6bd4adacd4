import type { MediaView } from '../../../contracts/media/views'
import { PhotoStrip } from '../../components/photo-strip'
import { useKeptPhotos } from '../kept/kept-photos'

/** Photos out of the phone's store where they are kept, so that they are seen without a network, too. */
export function KeptStrip({ photos, of }: { photos: readonly MediaView[]; of: string }) {
  return <PhotoStrip photos={useKeptPhotos(photos)} of={of} />
}
