import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import * as codes from '../../contracts/codes/api'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { StaffCodeView } from '../../contracts/codes/staff-views'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { Keys } from '../keys/keys'
import { useEscape } from '../keys/use-escape'
import { PlaceMap } from '../maps/place-map'
import { CodePanel } from './actions/code-panel'
import { CodeFacts } from './code-facts'
import { CodeHistory } from './code-history'
import { CodeMark } from './marks'
import { ScanBars } from './scan-bars'
import './codes.css'

export function CodePage() {
  const { code = '' } = useParams()
  return <OneCode key={code} code={code} />
}

function OneCode({ code }: { code: string }) {
  const {
    data: view,
    error,
    loading,
    reload,
    change
  } = useFetch(`code ${code}`, signal => call(codes.staffCode, { params: { code }, signal }))
  const navigate = useNavigate()
  useEffect(() => {
    document.title = `${writePlaceCode(code)} · 码上办`
    window.scrollTo(0, 0)
  }, [code])
  const back = () => (window.history.state?.idx ? navigate(-1) : navigate('/codes'))
  useEscape(back)
  return (
    <main className="codes">
      <div className="codes-head">
        <Button onClick={back}>
          ← 返回 <Keys>Esc</Keys>
        </Button>
        <h1>
          <span className="code-number">{writePlaceCode(code)}</span> {view?.name}
        </h1>
        {view && <CodeMark state={view.state} />}
      </div>
      {error && <Failure error={error} retry={reload} />}
      {!view && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {view && <Columns view={view} onTaken={after => change(() => after)} />}
    </main>
  )
}

function Columns({ view, onTaken }: { view: StaffCodeView; onTaken: (after: StaffCodeView) => void }) {
  return (
    <div className="code-columns">
      <div className="code-column">
        <PlaceMap key={String(view.point)} place={{ point: view.point }} />
        <ScanBars days={view.scansByDay} total={view.scans} />
      </div>
      <div className="code-column">
        <CodeFacts view={view} />
        <CodeHistory entries={view.history} />
      </div>
      <CodePanel view={view} onTaken={onTaken} />
    </div>
  )
}
