import { Input } from 'antd'
import { chosenNotes } from '../../../../contracts/position'
import { FieldFrame } from '../../../fields/field-frame'
import { PointField } from '../../../maps/point-field'
import type { FieldProps } from './field-props'

const texts = [
  { name: 'address', label: '地址（不改可不填）', most: 120, hint: undefined },
  { name: 'code', label: '二维码编号（可不填）', most: 40, hint: '牌子上的编号' },
  { name: 'component', label: '部件编码（可不填）', most: 17, hint: '17 位数字' },
  { name: 'gridCode', label: '单元网格编码（可不填）', most: 15, hint: '15 位数字' }
] as const

/** Nobody would be sent to a case outside the cells, so here the cell is needed, too. */
const correctedNotes = {
  ...chosenNotes,
  outside: '这个点不在任何单元网格里。请重新选点，或者在下面填写单元网格编码。'
}

/** A corrected place: a point on the map or typed, the address, a code, a component, or the cell by hand. */
export function WhereField({ view, draft, edit, errors }: FieldProps) {
  return (
    <>
      <PointField
        label="新的点（点地图，或者写经度, 纬度）"
        from={view.place.point}
        cell={view.cell}
        point={draft.point}
        choose={point => edit(now => ({ ...now, point }))}
        error={errors.point}
        notes={correctedNotes}
      />
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
