import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router-dom'
import { Failure } from '../fetching/failure'
import { PlaceMap } from '../maps/place-map'
import { ActionPanel } from './actions/action-panel'
import { CaseHead } from './case-head'
import { Facts } from './facts'
import { History } from './history'
import { MergedCases } from './merged-cases'
import { NewsNotice } from './news-notice'
import { OpenRequest } from './open-request'
import { PhotoViewer } from './photos/photo-viewer'
import { firstToSee, photosOf } from './photos/photos-of'
import { usePhotos } from './photos/use-photos'
import { ResidentsWords } from './residents-words'
import { Rework } from './rework'
import { Stages } from './stages'
import { Subtasks } from './subtasks'
import { TroubleNotice } from './trouble-notice'
import { useCase } from './use-case'
import { useNeighbours } from './use-neighbours'
import { useReports } from './use-reports'
import { useWantedReport } from './use-wanted-report'
import './case-page.css'

export function CasePage() {
  const { caseNo = '' } = useParams()
  return <OneCase key={caseNo} caseNo={caseNo} />
}

function OneCase({ caseNo }: { caseNo: string }) {
  const { view, error, loading, reload, news, receiveUpdate, moved } = useCase(caseNo)
  const reports = useReports(caseNo, view)
  // Here, as the list must know its case before pages of it are fetched.
  const wanted = useWantedReport(reports)
  const neighbours = useNeighbours(caseNo)
  const [beside, setBeside] = useState<HTMLElement | null>(null)
  const photos = usePhotos(view ? photosOf(reports.items, view.history) : [], view && firstToSee(view))

  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  useEffect(() => {
    document.title = view ? `${view.stateText} ${view.place.address} · 码上办` : '案卷 · 码上办'
  }, [view])

  return (
    <main className="case">
      <CaseHead caseNo={caseNo} view={view} neighbours={neighbours} />
      {error && <Failure error={error} retry={reload} />}
      {!view && loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {view && (
        <div className="case-columns">
          <div className="case-beside" ref={setBeside} />
          <div className="case-look">
            <PhotoViewer caseNo={caseNo} photos={photos} reports={reports} moved={moved} />
            <PlaceMap place={{ point: view.place.point, cell: view.cell }} />
          </div>
          <div className="case-read">
            {news && <NewsNotice news={news} view={view} />}
            {view.trouble && <TroubleNotice trouble={view.trouble} />}
            {view.request && <OpenRequest request={view.request} />}
            <Rework view={view} showPhoto={photos.show} />
            <ResidentsWords view={view} reports={reports} wanted={wanted} showPhoto={photos.show} moved={moved} />
            <Facts view={view} />
            <Stages view={view} />
            <Subtasks subtasks={view.subtasks} />
            <MergedCases view={view} />
            <History view={view} moved={moved} showPhoto={photos.show} />
          </div>
          <ActionPanel
            view={view}
            news={news}
            receiveUpdate={receiveUpdate}
            moved={moved}
            neighbours={neighbours}
            beside={beside}
          />
        </div>
      )}
    </main>
  )
}
