import type { CaseSummary, CaseView } from '../../../../contracts/cases/views'
import type { MediaView } from '../../../../contracts/media/views'
import { ago } from '../../../shared/times'
import { photosOf } from '../../photos/photos-of'
import './side-by-side.css'

interface SideBySideProps {
  view: CaseView
  other: CaseSummary | CaseView
  /** Whether it is the one to merge into, or only offered for looking. */
  chosen: boolean
}

/** Photo beside photo, words beside words: whether two cases are one problem is seen and not remembered. */
export function SideBySide({ view, other, chosen }: SideBySideProps) {
  const theirs = 'reports' in other ? photosOf(other)[0]?.media : other.cover
  return (
    <section className="card side-by-side" aria-label="两件对照">
      <Side title="这一件" item={view} photo={photosOf(view)[0]?.media} />
      <Side title={chosen ? '并入的那一件' : '附近最像的一件'} item={other} photo={theirs} />
    </section>
  )
}

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
