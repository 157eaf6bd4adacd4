import type { RulesView } from '../../contracts/rules/kinds'
import { clock } from '../time/times'

export function Versions({ view }: { view: RulesView }) {
  return (
    <section className="card" aria-label="版本记录">
      <h2>版本记录</h2>
      <ol className="rules-versions">
        {view.history.map(({ version, at, by, note }) => (
          <li key={version}>
            <b>第 {version} 版</b> {by}
            <span className="quiet"> {clock(at)}</span>
            {note && <p>{note}</p>}
          </li>
        ))}
        <li className="quiet">{view.history.length > 0 ? '系统自带的' : '现在用的是系统自带的'}</li>
      </ol>
    </section>
  )
}
