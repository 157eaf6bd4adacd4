import type { StaffCodeView } from '../../../../contracts/codes/staff-views'
import { Box, Tap, TextInput, Title, Words } from '../../../components/base'
import { Field } from '../../../components/field'
import { PhotoPicker } from '../../../photos/photo-picker'
import { PositionField } from './position-field'
import type { CodeSteps } from './use-code-steps'
import { placePhotos, usePlace } from './use-place'

interface Props {
  code: string
  plan?: StaffCodeView
  steps: CodeSteps
  carried?: string
}

/** Confirms where a fresh code hangs. */
export function PlaceForm({ code, plan, steps, carried }: Props) {
  const { draft, change, errors, photos, post } = usePlace(code, plan, steps, carried)
  return (
    <Box className="card">
      <Title level={2}>确认点位</Title>
      <PositionField draft={draft} error={errors.point} onChange={change} />
      <Field name="name" label="点位名称" error={errors.name}>
        <TextInput
          id="name"
          label="点位名称"
          value={draft.name}
          placeholder="如：解放路 12 号灯杆"
          invalid={errors.name !== undefined}
          describedBy="name-error"
          onChange={name => change({ name })}
        />
      </Field>
      <Field name="address" label="地址" error={errors.address}>
        <TextInput
          id="address"
          label="地址"
          value={draft.address}
          placeholder="如：解放路 12 号药店门口"
          invalid={errors.address !== undefined}
          describedBy="address-error"
          onChange={address => change({ address })}
        />
      </Field>
      <Field name="photos" label="贴好后拍一张" hint="看得清牌子和四周" error={errors.photos}>
        <PhotoPicker {...photos} most={placePhotos} onPick={() => void photos.pick()} />
      </Field>
      <Tap id="post" className="main-button" onTap={() => void post()}>
        <Words>{steps.sending === 'post' ? '正在发送…' : '确认张贴'}</Words>
      </Tap>
    </Box>
  )
}
