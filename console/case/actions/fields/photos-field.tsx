import { Button } from 'antd'
import { type ClipboardEvent, type DragEvent, useEffect, useRef } from 'react'
import { photoLimits } from '../../../../contracts/media'
import { FieldFrame } from '../../../shared/field-frame'
import type { FieldProps } from './field-control'
import { useUploads } from './use-uploads'

/** Photos of a step: chosen, dropped or pasted; sent up at once, each with its own failure and another try. */
export function PhotosField({ draft, edit, errors, uploads, label }: FieldProps & { label: string }) {
  const picker = useRef<HTMLInputElement>(null)
  const { waiting, add, retry, remove } = useUploads(draft.media.length, media =>
    edit(now => ({ ...now, media: [...now.media, media] }))
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
    <FieldFrame label={`${label}（最多 ${photoLimits.perStep} 张，可拖入或粘贴）`} error={errors.media}>
      {control => (
        <section
          className="uploads"
          aria-label={label}
          onDragOver={event => event.preventDefault()}
          onDrop={event => take(event, event.dataTransfer.files)}
          onPaste={event => take(event, event.clipboardData.files)}
        >
          {draft.media.map((media, at) => (
            <span key={media.id} className="upload">
              <img src={media.urls.thumbnail} alt={`${label} ${at + 1}`} />
              <Button
                size="small"
                aria-label={`去掉第 ${at + 1} 张`}
                onClick={() => edit(now => ({ ...now, media: now.media.filter(({ id }) => id !== media.id) }))}
              >
                去掉
              </Button>
            </span>
          ))}
          {waiting.map(({ id, name, problem }) => (
            <span key={id} className="upload" role="status">
              {problem ? `${name}：${problem}` : `正在上传 ${name}…`}
              {problem && (
                <>
                  <Button size="small" onClick={() => retry(id)}>
                    再试一次
                  </Button>
                  <Button size="small" onClick={() => remove(id)}>
                    去掉
                  </Button>
                </>
              )}
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
        </section>
      )}
    </FieldFrame>
  )
}
