import { Dialog } from '../../dialogs/dialog'
import type { Photo } from './photos-of'

/** In the page, as large as the window, or in its own size. */
export type Zoom = 'page' | 'window' | 'pixels'

interface PhotoZoomProps {
  photo: Photo
  name: string
  zoom: Zoom
  setZoom: (zoom: Zoom) => void
}

export function PhotoZoom({ photo, name, zoom, setZoom }: PhotoZoomProps) {
  const { media, caption } = photo
  const pixels = zoom === 'pixels'
  return (
    <Dialog open={zoom !== 'page'} label={`照片，${name}`} className="photo-zoom" close={() => setZoom('page')}>
      <button
        type="button"
        className={pixels ? 'photo-pixels' : 'photo-window'}
        aria-label={pixels ? '缩小到窗口' : '看原大'}
        onClick={() => setZoom(pixels ? 'window' : 'pixels')}
      >
        <img src={media.urls.display} alt={caption} />
      </button>
      <p className="photo-zoom-line">
        {name} · {caption} · ← → 换照片，z {pixels ? '缩小' : '看原大'}，Esc 关闭
      </p>
    </Dialog>
  )
}
