import { Button } from 'antd'
import type { RulesView } from '../../contracts/rules/kinds'
import { clock } from '../time/times'

interface VersionsProps {
  view: RulesView
  /** Opens a version; 0 is the built-in one. */
  open: (version: number) => void
}

export function Versions({ view, open }: VersionsProps) {
  const opens = (version: number, name: string) =>
    version !== view.version && (
      <Button size="small" aria-label={`打开${name}`} onClick={() => open(version)}>
        打开
      </Button>
    )
  return (
    <section className="card" aria-label="版本记录">
      <h2>版本记录</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard */}
      <ol className="rules-versions" tabIndex={0}>
        {view.history.map(({ version, at, by, note, changes }) => (
          <li key={version}>
            <b>第 {version} 版</b> {by}
            <span className="quiet"> {clock(at)}</span> {opens(version, `第 ${version} 版`)}
            {note && <p>{note}</p>}
            <ChangeLines lines={changes} />
          </li>
        ))}
        <li className="quiet">
          {view.history.length > 0 ? '系统自带的' : '现在用的是系统自带的'} {opens(0, '系统自带的')}
        </li>
      </ol>
    </section>
  )
}

/** What a version changes, a line each: `受理：15 → 20 分钟`. */
export function ChangeLines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="rules-changes">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
