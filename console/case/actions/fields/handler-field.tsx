import { useMemo } from 'react'
import { useHandlers } from '../../../catalogue/use-catalogue'
import { Failure } from '../../../fetching/failure'
import { FieldFrame } from '../../../fields/field-frame'
import { PickList } from '../../../fields/pick-list'
import type { FieldProps } from './field-props'

export function HandlerField({ view, draft, edit, errors }: FieldProps) {
  const { data: handlers, error, reload } = useHandlers()
  const choices = useMemo(
    () =>
      (handlers ?? []).map(({ id, name }) => ({
        id,
        label: name,
        hint: id === view.handler?.id ? '现在指派的' : undefined
      })),
    [handlers, view.handler?.id]
  )
  if (error && !handlers) return <Failure error={error} retry={reload} />
  return (
    <FieldFrame label="处置人员" error={errors.handler}>
      {control => (
        <PickList
          control={control}
          choices={choices}
          value={draft.handler}
          placeholder="姓名"
          pick={id => edit(now => ({ ...now, handler: id }))}
        />
      )}
    </FieldFrame>
  )
}
