import { Input } from 'antd'
import { openStates } from '../../../../contracts/case-workflow'
import type { CaseSummary } from '../../../../contracts/cases'
import { fetchCase, fetchCases } from '../../../api/cases'
import { FieldFrame } from '../../../shared/field-frame'
import { ago } from '../../../shared/times'
import { useFetch } from '../../../shared/use-fetch'
import type { FieldProps } from './field-control'

const complete = /^\d{20}$/

/** The case to merge into: typed, or one of the open cases in the same grid cell; shown before it is sent. */
export function IntoField({ view, draft, edit, errors }: FieldProps) {
  const { gridCode, caseNo } = view
  const typed = draft.into.trim()
  const target = useFetch(complete.test(typed) && typed !== caseNo ? `case ${typed}` : undefined, signal =>
    fetchCase(typed, signal)
  )
  const near = useFetch(gridCode && `near ${gridCode}`, signal =>
    fetchCases({ gridCode, state: openStates.join(','), limit: 10 }, signal)
  )
  const others = (near.data?.items ?? []).filter(item => item.caseNo !== caseNo)
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
      {target.data && <Candidate item={target.data} chosen />}
      {!target.data && others.length > 0 && (
        <div className="candidates">
          <p className="quiet">同一网格里没办完的案卷：</p>
          {others.map(item => (
            <button type="button" key={item.caseNo} onClick={() => edit(now => ({ ...now, into: item.caseNo }))}>
              <Candidate item={item} />
            </button>
          ))}
        </div>
      )}
    </>
  )
}

function Candidate({ item, chosen = false }: { item: CaseSummary; chosen?: boolean }) {
  return (
    <span className={chosen ? 'candidate candidate-chosen' : 'candidate'}>
      {item.cover && <img src={item.cover.urls.thumbnail} alt="" />}
      <span>
        <b>{item.matter?.name ?? item.topic?.label ?? '未分类'}</b> {item.stateText} · {ago(item.submittedAt)}
        <br />
        {item.text || '（没有文字）'}
        <br />
        <span className="quiet">{item.place.address}</span>
      </span>
    </span>
  )
}
