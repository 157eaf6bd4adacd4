import { Button } from 'antd'
import { useState } from 'react'
import { Keys } from '../../keys/keys'
import { useShortcuts } from '../../keys/use-shortcuts'
import { PhotoZoom, type Zoom } from './photo-zoom'
import { Thumbnail } from './thumbnail'
import type { Photos } from './use-photos'
import './photo-viewer.css'

const larger: Record<Zoom, Zoom> = { page: 'window', window: 'pixels', pixels: 'window' }

export function PhotoViewer({ photos }: { photos: Photos }) {
  const { all, at, turn, show } = photos
  const [zoom, setZoom] = useState<Zoom>('page')
  const photo = all[at]
  useShortcuts(
    {
      left: () => turn(-1),
      right: () => turn(1),
      z: () => photo && setZoom(larger[zoom])
    },
    zoom !== 'page'
  )
  if (!photo) return <section className="card quiet photo-none">没有照片</section>
  const { media, caption } = photo
  const name = `第 ${at + 1} 张，共 ${all.length} 张`
  return (
    <section className="card photo-viewer" aria-label="照片">
      <button type="button" className="photo-large" aria-label={`放大照片，${name}`} onClick={() => setZoom('window')}>
        <img key={media.id} src={media.urls.display} width={media.width} height={media.height} alt={caption} />
      </button>
      <div className="photo-line">
        <span role="status">
          {name} · {caption}
        </span>
        <span className="photo-turns">
          {all.length > 1 && (
            <>
              <Button size="small" aria-label="上一张照片" onClick={() => turn(-1)}>
                <Keys>←</Keys>
              </Button>
              <Button size="small" aria-label="下一张照片" onClick={() => turn(1)}>
                <Keys>→</Keys>
              </Button>
            </>
          )}
          <Button size="small" onClick={() => setZoom('window')}>
            放大 <Keys>z</Keys>
          </Button>
        </span>
      </div>
      {all.length > 1 && (
        <div className="thumbnails">
          {all.map((one, index) => (
            <Thumbnail
              key={one.media.id}
              media={one.media}
              label={`第 ${index + 1} 张照片`}
              current={index === at}
              show={show}
            />
          ))}
        </div>
      )}
      <PhotoZoom photo={photo} name={name} zoom={zoom} setZoom={setZoom} />
    </section>
  )
}
