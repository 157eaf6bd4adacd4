import { Input, Radio } from 'antd'
import { photoLimits } from '../../../../contracts/media/views'
import { FieldFrame } from '../../../fields/field-frame'
import { PhotosField } from '../../../photos/photos-field'
import type { Field } from '../action-forms'
import { CallBackField } from './call-back-field'
import { CollectorField } from './collector-field'
import { DepartmentField } from './department-field'
import type { FieldProps } from './field-props'
import { HandlerField } from './handler-field'
import { IntoField } from './into-field'
import { MatterField } from './matter-field'
import { ReasonCodeField } from './reason-code-field'
import { UntilField } from './until-field'
import { WhereField } from './where-field'

export function FieldControl({ field, ...props }: FieldProps & { field: Field }) {
  const { draft, edit, errors, uploads } = props
  switch (field.kind) {
    case 'matter':
      return <MatterField {...props} />
    case 'reasonCode':
      return <ReasonCodeField {...props} />
    case 'department':
      return <DepartmentField {...props} among={field.among} />
    case 'handler':
      return <HandlerField {...props} />
    case 'collector':
      return <CollectorField {...props} />
    case 'where':
      return <WhereField {...props} />
    case 'into':
      return <IntoField {...props} />
    case 'until':
      return <UntilField {...props} />
    case 'callBack':
      return <CallBackField {...props} />
    case 'media':
      return (
        <PhotosField
          label={field.label}
          media={draft.media}
          change={change => edit(now => ({ ...now, media: change(now.media) }))}
          most={photoLimits.perStep}
          error={errors.media}
          uploads={uploads}
        />
      )
    case 'found':
      return (
        <FieldFrame label="现场有这个问题吗" error={errors.found} group>
          {() => (
            <Radio.Group
              value={draft.found}
              onChange={event => edit(now => ({ ...now, found: event.target.value === true }))}
              options={[
                { value: true, label: '有' },
                { value: false, label: '没有' }
              ]}
            />
          )}
        </FieldFrame>
      )
    case 'words':
      return (
        <FieldFrame label={field.label} error={errors[field.name]}>
          {control => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={500}
              value={draft[field.name]}
              onChange={event => edit(now => ({ ...now, [field.name]: event.target.value }))}
            />
          )}
        </FieldFrame>
      )
  }
}
