import { Input } from 'antd'
import { useState } from 'react'
import type { Point } from '../../../../contracts/common'
import { FieldFrame } from '../../../fields/field-frame'
import { PointMap } from '../../../maps/point-map'
import type { FieldProps } from './field-props'

const texts = [
  { name: 'address', label: '地址（不改可不填）', most: 120, hint: undefined },
  { name: 'code', label: '二维码编号（可不填）', most: 40, hint: '牌子上的编号' },
  { name: 'component', label: '部件编码（可不填）', most: 17, hint: '17 位数字' },
  { name: 'gridCode', label: '单元网格编码（可不填）', most: 15, hint: '15 位数字' }
] as const

/** A corrected place: a point on the map or typed, the address, a code, a component, or the cell by hand. */
export function WhereField({ view, draft, edit, errors }: FieldProps) {
  const [typed, setTyped] = useState(draft.point ? draft.point.join(', ') : '')

  function choose(point: Point | undefined) {
    setTyped(point ? point.join(', ') : '')
    edit(now => ({ ...now, point }))
  }

  function type(text: string) {
    setTyped(text)
    edit(now => ({ ...now, point: readPoint(text) }))
  }

  const unread = typed.trim() !== '' && !draft.point ? '请写成“经度, 纬度”，例如 113.5905, 24.8005' : undefined
  return (
    <>
      <PointMap from={view.place.point} cell={view.cell} point={draft.point} choose={choose} />
      <FieldFrame label="新的点（点地图，或者写经度, 纬度）" error={errors.point ?? unread}>
        {control => (
          <Input
            {...control}
            autoComplete="off"
            placeholder="113.5905, 24.8005"
            value={typed}
            onChange={event => type(event.target.value)}
          />
        )}
      </FieldFrame>
      {texts.map(({ name, label, most, hint }) => (
        <FieldFrame key={name} label={label} error={errors[name]}>
          {control => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={most}
              placeholder={name === 'address' ? view.place.address : hint}
              value={draft[name] ?? ''}
              onChange={event => edit(now => ({ ...now, [name]: event.target.value }))}
            />
          )}
        </FieldFrame>
      ))}
    </>
  )
}

/** Reads longitude and latitude as people write them, with a comma of either width or a space between. */
function readPoint(text: string): Point | undefined {
  const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*[,，、\s]\s*(\d{1,2}(?:\.\d+)?)\s*$/.exec(text)
  return match ? [Number(match[1]), Number(match[2])] : undefined
}
