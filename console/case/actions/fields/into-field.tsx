import { Input } from 'antd'
import { nearbyMetres } from '../../../../contracts/cases'
import { fetchCase, fetchNearby } from '../../../api/cases'
import { Failure } from '../../../shared/failure'
import { FieldFrame } from '../../../shared/field-frame'
import { useFetch } from '../../../shared/use-fetch'
import { Candidate, SideBySide } from './candidate'
import type { FieldProps } from './field-control'

const complete = /^\d{20}$/

/** The case to merge into: typed, or one of the open cases close by; shown beside this one before it is sent. */
export function IntoField({ view, draft, edit, errors }: FieldProps) {
  const { caseNo } = view
  const typed = draft.into.trim()
  const near = useFetch(`near ${caseNo}`, signal => fetchNearby(caseNo, signal))
  const listed = near.data?.find(item => item.caseNo === typed)
  const unlisted = complete.test(typed) && typed !== caseNo && !near.loading && !listed
  const target = useFetch(unlisted ? `case ${typed}` : undefined, signal => fetchCase(typed, signal))
  const chosen = listed ?? target.data
  const wrong = errors.into ?? target.error?.message ?? (typed === caseNo ? '不能并到自己里面' : undefined)
  return (
    <>
      <FieldFrame label="并入哪件案卷" error={wrong}>
        {control => (
          <Input
            {...control}
            inputMode="numeric"
            placeholder="20 位案卷号"
            value={draft.into}
            onChange={event => edit(now => ({ ...now, into: event.target.value }))}
          />
        )}
      </FieldFrame>
      {chosen && <SideBySide view={view} other={chosen} />}
      {near.error && <Failure error={near.error} retry={near.reload} />}
      {near.data && near.data.length > 0 && (
        <div className="candidates">
          <p className="quiet">{nearbyMetres} 米内没办完的案卷：</p>
          {near.data.map(item => (
            <button
              type="button"
              key={item.caseNo}
              aria-pressed={item.caseNo === typed}
              onClick={() => edit(now => ({ ...now, into: item.caseNo }))}
            >
              <Candidate item={item} />
            </button>
          ))}
        </div>
      )}
      {near.data?.length === 0 && (
        <p className="quiet">
          {view.place.point ? `${nearbyMetres} 米内没有别的没办完的案卷` : '这件没有坐标，找不出附近的案卷'}
        </p>
      )}
    </>
  )
}
