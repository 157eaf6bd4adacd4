import './catalogue.css'
import { type DraftMark, draftMarks } from '../../../contracts/catalogue/records'

/** Whether something is published as it stands here. */
export function DraftTag({ draft, active }: { draft?: DraftMark | undefined; active: boolean }) {
  if (draft) return <span className="catalogue-mark">{draftMarks[draft]}</span>
  return <span>{active ? '在用' : '已停用'}</span>
}
