import { Button } from 'antd'
import { useState } from 'react'
import type { CaseReport, CaseView } from '../../../contracts/cases/views'
import { Keys } from '../../keys/keys'
import { useShortcuts } from '../../keys/use-shortcuts'
import { useSession } from '../../session/session'
import { MoreButton } from '../more-button'
import type { LaterPages } from '../use-later-pages'
import { PhotoZoom, type Zoom } from './photo-zoom'
import { RedactDialog } from './redact/redact-dialog'
import { UnredactedLook } from './redact/unredacted-look'
import { Thumbnail } from './thumbnail'
import type { Photos } from './use-photos'
import './photo-viewer.css'

const larger: Record<Zoom, Zoom> = { page: 'window', window: 'pixels', pixels: 'window' }

interface PhotoViewerProps {
  caseNo: string
  photos: Photos
  reports: LaterPages<CaseReport>
  moved: (after: CaseView) => void
}

/** Shows the photos of the reports that are fetched, and of all steps. */
export function PhotoViewer({ caseNo, photos, reports, moved }: PhotoViewerProps) {
  const { rights } = useSession().account
  const mayRedact = rights.includes('redact')
  const [redacting, setRedacting] = useState(false)
  const { all, at, turn, show } = photos
  const [zoom, setZoom] = useState<Zoom>('page')
  const photo = all[at]
  useShortcuts(
    {
      left: () => turn(-1),
      right: () => turn(1),
      z: () => photo && setZoom(larger[zoom]),
      ...(mayRedact && {
        b: () => {
          setZoom('page')
          setRedacting(photo !== undefined)
        }
      })
    },
    zoom !== 'page'
  )
  const more = reports.more && (
    <MoreButton
      told={
        photo
          ? `共 ${reports.count} 条上报，这里是前 ${reports.items.length} 条的照片`
          : `共 ${reports.count} 条上报，前 ${reports.items.length} 条没有照片`
      }
      loading={reports.loading}
      onMore={reports.fetchMore}
    />
  )
  if (!photo) {
    return <section className="card quiet photo-none">{more || '没有照片'}</section>
  }
  const { media, caption } = photo
  const name = `第 ${at + 1} 张，${reports.more ? '已显示' : '共'} ${all.length} 张`
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
          {mayRedact && (
            <Button size="small" onClick={() => setRedacting(true)}>
              遮挡 <Keys>b</Keys>
            </Button>
          )}
          <Button size="small" onClick={() => setZoom('window')}>
            放大 <Keys>z</Keys>
          </Button>
        </span>
      </div>
      {rights.includes('seeUnredacted') && (media.redaction?.boxes.length ?? 0) > 0 && (
        <UnredactedLook key={media.id} caseNo={caseNo} media={media} />
      )}
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
      {more}
      {mayRedact && (
        <RedactDialog
          key={media.id}
          caseNo={caseNo}
          photo={photo}
          open={redacting}
          close={() => setRedacting(false)}
          moved={moved}
        />
      )}
      <PhotoZoom photo={photo} name={name} zoom={zoom} setZoom={setZoom} />
    </section>
  )
}
