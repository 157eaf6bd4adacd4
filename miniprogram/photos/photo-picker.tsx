import { photoAddress } from '../api/media'
import { Box, Picture, Tap, Words } from '../components/base'
import { Notice } from '../components/notice'
import { removePhoto } from '../platform/photo-store'
import { preview } from '../platform/preview'
import './photo-picker.scss'
import type { Photo, PhotoQueue } from './photo-queue'

interface Props {
  /** Of the button. */
  id?: string
  queue: PhotoQueue
  room: number
  most: number
  /** The phone did not let us at its camera or album. */
  blocked: boolean
  /** How many chosen photos found no room. */
  dropped?: number
  onPick(): void
}

export function PhotoPicker(props: Props) {
  return (
    <>
      <PhotoRow {...props} />
      {props.queue.photos.map(
        ({ key, refused, problem, said = refused ? problem : undefined }, i) =>
          said && (
            <Notice key={key} kind="trouble">
              照片 {i + 1}：{said}
            </Notice>
          )
      )}
      {props.dropped ? (
        <Notice id="photos-dropped" kind="warning">
          最多 {props.most} 张照片，多选的 {props.dropped} 张没有加上。要换，先去掉一张再选。
        </Notice>
      ) : null}
      {props.blocked && (
        <Notice kind="warning">没能打开相机或相册。可以在手机设置里允许，也可以不拍照，写一句就能发送。</Notice>
      )}
    </>
  )
}

/** The photo button, first and large; once there are photos it becomes the last tile of their row. */
function PhotoRow({ id = 'add-photo', queue, room, most, onPick }: Props) {
  const { photos } = queue
  if (photos.length === 0)
    return (
      <Tap id={id} className="photo-first" onTap={onPick}>
        <Box className="photo-camera" />
        <Words className="photo-first-words">拍照或选照片</Words>
        <Words className="hint">最多 {most} 张，拍清楚就行</Words>
      </Tap>
    )
  const shown = photos.map(photo => (photo.local ? photo.preview : photoAddress(photo.sent?.display ?? photo.preview)))
  return (
    <Box className="photo-row" role="group" label={`已选 ${photos.length} 张照片`}>
      {photos.map((photo, i) => (
        <PhotoTile
          key={photo.key}
          photo={photo}
          id={`${id}-remove-${i + 1}`}
          number={i + 1}
          onOpen={() => (photo.state === 'failed' && !photo.refused ? queue.retry(photo.key) : preview(shown, i))}
          onRemove={() => {
            if (photo.local?.kept) removePhoto(photo.local.kept)
            queue.remove(photo.key)
          }}
        />
      ))}
      {room > 0 && (
        <Tap id={id} className="photo-tile photo-more" label="再加一张照片" onTap={onPick}>
          <Box className="photo-camera photo-camera-small" />
          <Words>再加一张</Words>
        </Tap>
      )}
    </Box>
  )
}

interface TileProps {
  /** Of the button that takes it away. */
  id: string
  photo: Photo
  number: number
  onOpen(): void
  onRemove(): void
}

function PhotoTile({ id, photo, number, onOpen, onRemove }: TileProps) {
  const { state, percent, problem, refused } = photo
  const told = {
    waiting: '等着传',
    sending: percent === 0 ? '正在传' : `${percent}%`,
    sent: undefined,
    failed: refused ? '发不了' : `${problem}，点这里重试`
  }[state]
  return (
    <Box className={`photo-tile photo-${state}`}>
      <Tap className="photo-open" label={`照片 ${number}${told ? `，${told}` : '，已传好'}`} onTap={onOpen}>
        <Picture className="photo-image" src={photoAddress(photo.preview)} label="" />
        {told && <Words className="photo-told">{told}</Words>}
      </Tap>
      <Tap id={id} className="photo-remove" label={`去掉照片 ${number}`} onTap={onRemove}>
        <Words className="photo-cross">×</Words>
      </Tap>
    </Box>
  )
}
