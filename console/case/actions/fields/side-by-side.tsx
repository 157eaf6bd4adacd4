import type { CaseSummary, CaseView } from '../../../../contracts/cases/views'
import type { MediaView } from '../../../../contracts/media/views'
import { ago } from '../../../time/times'
import { photosOf } from '../../photos/photos-of'
import './side-by-side.css'

interface SideBySideProps {
  view: CaseView
  other: CaseSummary | CaseView
  /** Whether it was chosen as the case to merge into, or is only shown for comparison. */
  chosen: boolean
}

/** Shows two cases side by side, so that a person sees whether both are about one problem. */
export function SideBySide({ view, other, chosen }: SideBySideProps) {
  const theirs = 'reports' in other ? firstPhotoOf(other) : other.cover
  return (
    <section className="card side-by-side" aria-label="两件对照">
      <Side title="这一件" item={view} photo={firstPhotoOf(view)} />
      <Side title={chosen ? '并入的那一件' : '附近最像的一件'} item={other} photo={theirs} />
    </section>
  )
}

const firstPhotoOf = ({ reports, history }: CaseView) => photosOf(reports.items, history)[0]?.media

function Side({ title, item, photo }: { title: string; item: CaseSummary | CaseView; photo?: MediaView }) {
  return (
    <figure>
      {photo ? (
        <img src={photo.urls.display} alt={`${title}的照片`} />
      ) : (
        <span className="side-without quiet">没有照片</span>
      )}
      <figcaption>
        <b>{title}</b> · {item.matter?.name ?? item.topic?.label ?? '未分类'} · {item.stateText} ·{' '}
        {ago(item.submittedAt)}上报
        <p>{item.text || '（没有文字）'}</p>
        <span className="quiet">{item.place.address}</span>
      </figcaption>
    </figure>
  )
}
