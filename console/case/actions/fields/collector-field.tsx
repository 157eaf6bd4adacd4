import { useMemo } from 'react'
import * as cases from '../../../../contracts/cases/api'
import { call } from '../../../api/call'
import { Failure } from '../../../fetching/failure'
import { useFetch } from '../../../fetching/use-fetch'
import { FieldFrame } from '../../../fields/field-frame'
import { PickList } from '../../../fields/pick-list'
import type { FieldProps } from './field-props'

/** Who is to look on site. Nobody chosen means whoever has the duty grid. */
export function CollectorField({ view, draft, edit, errors }: FieldProps) {
  const { caseNo } = view
  const { data, error, reload } = useFetch(`collectors ${caseNo} ${view.version}`, signal =>
    call(cases.collectors, { params: { caseNo }, signal })
  )
  const choices = useMemo(
    () =>
      (data ?? [])
        .filter(({ barred }) => !barred)
        .map(({ id, name, here, waiting }) => ({
          id,
          label: name,
          hint: [id === view.collector?.id && '现在指定的', here && '负责这里', waiting > 0 && `手上还有 ${waiting} 件`]
            .filter(Boolean)
            .join('，')
        })),
    [data, view.collector?.id]
  )
  const someoneHere = data?.some(({ here, barred }) => here && !barred)
  if (error && !data) return <Failure error={error} retry={reload} />
  return (
    <FieldFrame label={data && !someoneHere ? '派给谁' : '派给谁（可不选）'} error={errors.collector}>
      {control => (
        <>
          <PickList
            control={control}
            choices={choices}
            value={draft.collector}
            placeholder="姓名"
            pick={id => edit(now => ({ ...now, collector: id }))}
          />
          {data && (
            <p className="quiet">
              {someoneHere ? '不选就派给负责这里的信息采集员' : '这里没有能去看的信息采集员，请选一位'}
            </p>
          )}
        </>
      )}
    </FieldFrame>
  )
}
