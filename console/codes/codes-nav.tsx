import { Link } from 'react-router-dom'
import { Keys } from '../keys/keys'
import './codes.css'

/** The two pages of the codes: the single codes, and the batches in which they are made. */
export function CodesNav({ current }: { current: 'codes' | 'batches' }) {
  return (
    <div className="codes-head">
      <h1>{current === 'codes' ? '二维码' : '二维码批次'}</h1>
      <nav aria-label="二维码" className="codes-nav">
        <Link to="/codes" aria-current={current === 'codes' ? 'page' : undefined}>
          二维码
        </Link>
        <Link to="/codes/batches" aria-current={current === 'batches' ? 'page' : undefined}>
          批次 <Keys>b</Keys>
        </Link>
      </nav>
    </div>
  )
}
