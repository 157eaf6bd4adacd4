import type { CaseSummary, CaseView, NearbyCase } from '../../../../contracts/cases'
import type { MediaView } from '../../../../contracts/media'
import { ago } from '../../../shared/times'
import { photosOf } from '../../photos/photos-of'

/** An open case close by, as short as it can be told apart. */
export function Candidate({ item }: { item: NearbyCase }) {
  return (
    <span className="candidate">
      {item.cover && <img src={item.cover.urls.thumbnail} alt="" />}
      <span>
        <b>{item.matter?.name ?? item.topic?.label ?? '未分类'}</b> <b className="candidate-far">{item.metres} 米</b>
        {item.sameTopic && <span className="candidate-same">同一主题</span>}
        <br />
        {item.text || '（没有文字）'}
        <br />
        <span className="quiet">
          {item.stateText} · {ago(item.submittedAt)} · {item.place.address}
        </span>
      </span>
    </span>
  )
}

/** Photo beside photo, words beside words: whether two cases are one problem is seen and not remembered. */
export function SideBySide({ view, other }: { view: CaseView; other: CaseSummary | CaseView }) {
  const theirs = 'reports' in other ? photosOf(other)[0]?.media : other.cover
  return (
    <section className="side-by-side" aria-label="两件对照">
      <Side title="这一件" item={view} photo={photosOf(view)[0]?.media} />
      <Side title="并入的那一件" item={other} photo={theirs} />
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
        <b>{title}</b> {item.matter?.name ?? item.topic?.label ?? '未分类'} {item.stateText}
        <br />
        {item.text || '（没有文字）'}
        <br />
        <span className="quiet">
          {ago(item.submittedAt)} · {item.place.address}
        </span>
      </figcaption>
    </figure>
  )
}
