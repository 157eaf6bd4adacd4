import { Input } from 'antd'
import { type KeyboardEvent, useId } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'react-router-dom'
import * as cases from '../../../../contracts/cases/api'
import { isLaterTwin } from '../../../../contracts/cases/merging'
import { isOpen } from '../../../../contracts/cases/states'
import { nearbyMetres, recentlyClosedDays } from '../../../../contracts/cases/views'
import { squeezed } from '../../../../contracts/spelling/normalised'
import { call } from '../../../api/call'
import { Failure } from '../../../fetching/failure'
import { useFetch } from '../../../fetching/use-fetch'
import { FieldFrame } from '../../../fields/field-frame'
import { ago } from '../../../time/times'
import { CandidateList, whereOf } from './candidate-list'
import type { FieldProps } from './field-props'
import { SideBySide } from './side-by-side'

const complete = /^\d{20}$/

/**
 * The case to merge into: its number is typed, or it is chosen with the arrow keys from the open cases close by. It is
 * shown beside this case. Before a choice the likeliest one is shown.
 */
export function IntoField({ view, draft, edit, errors, beside }: FieldProps) {
  const { caseNo } = view
  const list = useId()
  const typed = squeezed(draft.into)
  const near = useFetch(`near ${caseNo}`, signal => call(cases.nearbyCases, { params: { caseNo }, signal }))
  const open = (near.data ?? []).filter(({ state }) => isOpen(state))
  const candidates = open.filter(item => !isLaterTwin(item, caseNo))
  const later = open.filter(item => isLaterTwin(item, caseNo))
  const closed = (near.data ?? []).filter(({ state }) => !isOpen(state))
  const at = candidates.findIndex(item => item.caseNo === typed)
  const unlisted = complete.test(typed) && typed !== caseNo && !near.loading && at < 0
  const target = useFetch(unlisted ? `target ${typed}` : undefined, signal =>
    call(cases.oneCase, { params: { caseNo: typed }, signal })
  )
  const chosen = candidates[at] ?? target.data
  const compared = chosen ?? (typed === '' ? candidates[0] : undefined)
  const wrong = errors.into ?? target.error?.message ?? (typed === caseNo ? '不能并到自己里面' : undefined)
  const choose = (into: string) => edit(now => ({ ...now, into }))

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const by = steps[event.key] ?? (event.key === 'Enter' && typed === '' ? 1 : undefined)
    const next = by && candidates[Math.min(candidates.length - 1, Math.max(0, at + by))]
    if (!next) return
    event.preventDefault()
    choose(next.caseNo)
  }

  return (
    <>
      <FieldFrame label="并入哪件案卷（↓ ↑ 逐件对照）" error={wrong}>
        {control => (
          <Input
            {...control}
            role="combobox"
            aria-expanded={candidates.length > 0}
            aria-controls={list}
            aria-activedescendant={at < 0 ? undefined : `${list}-${at}`}
            autoComplete="off"
            inputMode="numeric"
            placeholder="20 位案卷号"
            value={draft.into}
            onChange={event => choose(event.target.value)}
            onKeyDown={press}
          />
        )}
      </FieldFrame>
      {near.error && <Failure error={near.error} retry={near.reload} />}
      {candidates.length > 0 && (
        <CandidateList id={list} candidates={candidates} at={at} choose={choose} press={press} />
      )}
      {later.length > 0 && (
        <p className="quiet">
          附近还有比这件晚报的，要并案请到那一件里并入这件：
          {later.map(item => (
            <Link key={item.caseNo} to={`/cases/${item.caseNo}`} className="later-twin">
              {item.text || item.caseNo}（{whereOf(item)}）
            </Link>
          ))}
        </p>
      )}
      {closed.length > 0 && (
        <p className="quiet">
          最近 {recentlyClosedDays} 天办结的，不能并入，可以对照：
          {closed.map(item => (
            <Link key={item.caseNo} to={`/cases/${item.caseNo}`} className="later-twin">
              {item.text || item.caseNo}（{whereOf(item)}，{ago(item.updatedAt)}）
            </Link>
          ))}
        </p>
      )}
      {near.data && open.length === 0 && (
        <p className="quiet">
          {view.place.point
            ? `${nearbyMetres} 米内没有别的没办完的案卷`
            : '这件没有坐标；按二维码和地址，没有找到没办完的同一处案卷'}
        </p>
      )}
      {compared && beside && createPortal(<SideBySide view={view} other={compared} chosen={!!chosen} />, beside)}
    </>
  )
}
