import { Button } from 'antd'
import { type ClipboardEvent, type DragEvent, type MutableRefObject, useEffect, useRef } from 'react'
import type { MediaView } from '../../contracts/media/views'
import { FieldFrame } from '../fields/field-frame'
import { useUploads } from './use-uploads'
import './photos-field.css'

interface PhotosFieldProps {
  label: string
  media: readonly MediaView[]
  change: (edit: (media: MediaView[]) => MediaView[]) => void
  most: number
  error?: string
  /** How many photos are still being uploaded. */
  uploads: MutableRefObject<number>
}

/** A field for photos: chosen, dropped or pasted. Each is uploaded at once and can be tried again by itself. */
export function PhotosField({ label, media, change, most, error, uploads }: PhotosFieldProps) {
  const picker = useRef<HTMLInputElement>(null)
  const { waiting, dropped, add, retry, remove } = useUploads(media.length, most, photo =>
    change(now => [...now, photo])
  )

  useEffect(() => {
    uploads.current = waiting.length
    return () => {
      uploads.current = 0
    }
  }, [uploads, waiting.length])

  function take(event: DragEvent | ClipboardEvent, files: FileList) {
    if (files.length === 0) return
    event.preventDefault()
    add([...files])
  }

  return (
    <FieldFrame label={`${label}（最多 ${most} 张，可拖入或粘贴）`} error={error}>
      {control => (
        <section
          className="uploads"
          aria-label={label}
          onDragOver={event => event.preventDefault()}
          onDrop={event => take(event, event.dataTransfer.files)}
          onPaste={event => take(event, event.clipboardData.files)}
        >
          {media.map((photo, at) => (
            <span key={photo.id} className="upload">
              <img src={photo.urls.thumbnail} alt={`${label} ${at + 1}`} />
              <Button
                size="small"
                aria-label={`去掉第 ${at + 1} 张`}
                onClick={() => change(now => now.filter(({ id }) => id !== photo.id))}
              >
                去掉
              </Button>
            </span>
          ))}
          {waiting.map(({ id, name, problem, refused }) => (
            <span key={id} className="upload" role="status">
              {problem ? `${name}：${problem}` : `正在上传 ${name}…`}
              {problem && !refused && (
                <Button size="small" aria-label={`再传一次 ${name}`} onClick={() => retry(id)}>
                  再试一次
                </Button>
              )}
              <Button size="small" aria-label={`去掉 ${name}`} onClick={() => remove(id)}>
                去掉
              </Button>
            </span>
          ))}
          <input
            ref={picker}
            id={control.id}
            className="visually-hidden"
            type="file"
            accept="image/*"
            multiple
            onChange={event => {
              add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <Button onClick={() => picker.current?.click()}>选照片</Button>
          {dropped > 0 && (
            <span role="status">
              最多 {most} 张，多选的 {dropped} 张没有加上
            </span>
          )}
        </section>
      )}
    </FieldFrame>
  )
}
