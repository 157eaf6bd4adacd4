import type { MediaView } from '../../../contracts/media/views'

interface ThumbnailProps {
  media: MediaView
  label: string
  current?: boolean
  show: (mediaId: string) => void
}

export function Thumbnail({ media, label, current = false, show }: ThumbnailProps) {
  return (
    <button
      type="button"
      className="thumbnail"
      aria-label={label}
      aria-current={current ? 'true' : undefined}
      onClick={() => show(media.id)}
    >
      <img src={media.urls.thumbnail} alt="" />
    </button>
  )
}
