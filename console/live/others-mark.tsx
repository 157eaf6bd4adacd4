import './others-mark.css'
import { useOthersAt } from './opened'

/** Says which colleagues have a case open, whoever decides it first. */
export function OthersMark({ caseNo }: { caseNo: string }) {
  const others = useOthersAt(caseNo)
  if (others.length === 0) return null
  const deciding = others.find(each => each.deciding)
  const watching = others.filter(each => each !== deciding).map(({ name }) => name)
  return (
    <span className={deciding ? 'others-mark others-mark-deciding' : 'others-mark'}>
      {[deciding && `${deciding.name}正在办`, watching.length > 0 && `${watching.join('、')}在看`]
        .filter(Boolean)
        .join('，')}
    </span>
  )
}
