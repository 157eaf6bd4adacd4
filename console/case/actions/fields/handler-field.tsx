import { useMemo } from 'react'
import { fetchHandlers } from '../../../api/catalogue'
import { Failure } from '../../../shared/failure'
import { FieldFrame } from '../../../shared/field-frame'
import { PickList } from '../../../shared/pick-list'
import { useFetch } from '../../../shared/use-fetch'
import type { FieldProps } from './field-control'

export function HandlerField({ view, draft, edit, errors }: FieldProps) {
  const { data: handlers, error, reload } = useFetch('handlers', fetchHandlers)
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
