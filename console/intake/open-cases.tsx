import { Button } from 'antd'
import type { OpenCaseHere } from '../../contracts/codes/views'
import { ago } from '../shared/times'

interface OpenCasesProps {
  cases: readonly OpenCaseHere[]
  chosen?: string
  choose: (caseNo: string | undefined) => void
}

/** Open cases at the place a caller names: they may mean one of these. */
export function OpenCases({ cases, chosen, choose }: OpenCasesProps) {
  if (cases.length === 0) return <p className="quiet">这里没有没办完的案卷</p>
  return (
    <>
      <p className="quiet">这里没办完的案卷，问问是不是同一件事：</p>
      <ul className="intake-cases">
        {cases.map(({ caseNo, topic, stateText, since, reportCount, cover }) => (
          <li key={caseNo} className={caseNo === chosen ? 'intake-chosen' : undefined}>
            {cover && <img src={cover.urls.thumbnail} alt="" />}
            <span>
              <b>{topic?.label ?? '未分类'}</b> {stateText} · {ago(since)} · {reportCount} 人上报
              <br />
              <span className="quiet">{caseNo}</span>
            </span>
            {caseNo === chosen ? (
              <Button onClick={() => choose(undefined)}>不并了，单独登记</Button>
            ) : (
              <Button aria-label={`并入这一件 ${caseNo}`} onClick={() => choose(caseNo)}>
                并入这一件
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
