import { Input } from 'antd'
import type { MutableRefObject } from 'react'
import type { Point } from '../../../contracts/common'
import { chosenNotes } from '../../../contracts/position'
import { degreesIn } from '../../../contracts/spelling/degrees'
import { FieldFrame } from '../../fields/field-frame'
import { StandingNote } from '../../maps/standing-note'
import { PhotosField } from '../../photos/photos-field'
import type { CodeDraft, CodeField } from './code-draft'

interface CodeFieldControlProps {
  field: CodeField
  draft: CodeDraft
  edit: (change: (draft: CodeDraft) => CodeDraft) => void
  errors: Record<string, string>
  uploads: MutableRefObject<number>
}

function pointOf({ lon, lat }: CodeDraft): Point | undefined {
  const [x, y] = [degreesIn(lon), degreesIn(lat)]
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined
}

type Line = Exclude<keyof CodeDraft, 'media'>
const mostPhotos = 3

export function CodeFieldControl({ field, draft, edit, errors, uploads }: CodeFieldControlProps) {
  const line = (name: Line, label: string, error = errors[name], maxLength = 120) => (
    <FieldFrame label={label} error={error}>
      {control => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={maxLength}
          value={draft[name]}
          onChange={event => edit(now => ({ ...now, [name]: event.target.value }))}
        />
      )}
    </FieldFrame>
  )
  switch (field) {
    case 'note':
      return line('note', '备注（可不填）', errors.note, 200)
    case 'reason':
      return line('reason', '原因', errors.reason, 200)
    case 'successor':
      return line('successor', '新的二维码编号', errors.successor, 200)
    case 'media':
      return (
        <PhotosField
          label="照片"
          media={draft.media}
          change={change => edit(now => ({ ...now, media: change(now.media) }))}
          most={mostPhotos}
          error={errors.media}
          uploads={uploads}
        />
      )
    case 'place':
      return (
        <>
          {line('name', '点位名称', errors.name, 60)}
          {line('address', '地址')}
          <div className="code-degrees">
            {line('lon', '经度（WGS-84）', errors['point.0'] ?? errors.point, 20)}
            {line('lat', '纬度（WGS-84）', errors['point.1'], 20)}
          </div>
          <StandingNote point={pointOf(draft)} notes={chosenNotes} />
          {line('component', '部件编号（可不填）', errors.component, 17)}
        </>
      )
  }
}
