import { Button } from 'antd'
import { useEffect } from 'react'
import type { CaseView } from '../../contracts/cases/views'
import { Keys } from '../keys/keys'
import { useEscape } from '../keys/use-escape'
import { useShortcuts } from '../keys/use-shortcuts'
import { LightMark } from '../lights/light-mark'
import { OthersMark } from '../live/others-mark'
import { clock, timeLeft } from '../time/times'
import type { Neighbours } from './use-neighbours'
import './case-head.css'

interface CaseHeadProps {
  caseNo: string
  view?: CaseView
  neighbours: Neighbours
}

export function CaseHead({ caseNo, view, neighbours }: CaseHeadProps) {
  const { next, following, previous, back } = neighbours
  useShortcuts({
    n: next,
    j: following,
    k: previous
  })
  useEscape(back)
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [])
  return (
    <div className="case-head">
      <Button onClick={back}>
        ← 队列 <Keys>Esc</Keys>
      </Button>
      <h1>
        {view?.matter?.name ?? view?.topic?.label ?? '案卷'} <span className="case-head-number">{caseNo}</span>
      </h1>
      {view && <b className="case-head-state">{view.stateText}</b>}
      <OthersMark caseNo={caseNo} />
      {view && <LightMark light={view.light} />}
      {view?.dueAt && (
        <span className="quiet">
          {clock(view.dueAt)} 到期，{timeLeft(view.dueAt)}
        </span>
      )}
      <span className="case-head-walk">
        <Button onClick={previous}>
          上一件 <Keys>k</Keys>
        </Button>
        <Button onClick={next}>
          下一件 <Keys>n</Keys>
        </Button>
      </span>
    </div>
  )
}
