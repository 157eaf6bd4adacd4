import { type KeyboardEvent, useEffect } from 'react'
import type { NearbyCase } from '../../../../contracts/cases/views'
import { ago } from '../../../time/times'

interface CandidateListProps {
  id: string
  candidates: readonly NearbyCase[]
  at: number
  choose: (caseNo: string) => void
  press: (event: KeyboardEvent) => void
}

/** The open cases that may be the same. The field above keeps the focus. */
export function CandidateList({ id, candidates, at, choose, press }: CandidateListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  return (
    <div>
      <p className="quiet">可能是同一处、还没办完的案卷：</p>
      <div id={id} role="listbox" aria-label="附近的案卷" className="candidates" tabIndex={-1}>
        {candidates.map((item, index) => (
          <div
            key={item.caseNo}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="candidate"
            onMouseDown={event => event.preventDefault()}
            onClick={() => choose(item.caseNo)}
            onKeyDown={press}
          >
            <Candidate item={item} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Why it is shown: how far it is, or what the two places have in common. */
export function whereOf({ by, metres }: NearbyCase): string {
  if (by === 'code') return '同一个二维码'
  return by === 'address' ? '地址相近' : `${metres} 米`
}

function Candidate({ item }: { item: NearbyCase }) {
  return (
    <>
      {item.cover && <img src={item.cover.urls.thumbnail} alt="" />}
      <span>
        <b>{item.matter?.name ?? item.topic?.label ?? '未分类'}</b> <b className="candidate-far">{whereOf(item)}</b>
        {item.sameTopic && <span className="candidate-same">同一主题</span>}
        <br />
        {item.text || '（没有文字）'}
        <br />
        <span className="quiet">
          {item.stateText} · {ago(item.submittedAt)} · {item.place.address}
        </span>
      </span>
    </>
  )
}
