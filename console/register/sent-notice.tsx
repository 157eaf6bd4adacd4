import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { SentReport } from '../../contracts/reports/views'
import { Keys } from '../keys/keys'
import { useShortcuts } from '../keys/use-shortcuts'
import { clock } from '../time/times'

interface SentNoticeProps {
  sent: SentReport
  /** An earlier version than the last one typed was registered. */
  earlier?: boolean
  /** The case that should be joined. If another case was opened instead, this one had just been closed. */
  joinCase?: string
  open: () => void
  again: () => void
}

export function SentNotice({ sent, earlier, joinCase, open, again }: SentNoticeProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  useShortcuts({ 'mod+enter': open, n: again })
  const joined = joinCase === sent.caseNo
  return (
    <section className="card register-sent" aria-label="登记好了">
      <div role="status">
        <h2>{joined ? '登记好了，已并入原来的案卷' : '登记好了'}，请念给市民：</h2>
      </div>
      <dl>
        <div>
          <dt>案卷号</dt>
          <dd>
            <Spoken text={sent.caseNo} groups={/^(.{6})(.{4})(.{4})(.*)$/} />
          </dd>
        </div>
        <div>
          <dt>查询码</dt>
          <dd>
            <Spoken text={sent.queryCode} groups={/^(.{5})(.*)$/} />
          </dd>
        </div>
      </dl>
      <p>凭这两个号码可以随时查进度，不用登录。{clock(sent.promisedBy)} 前会有人看。</p>
      {sent.outside && <p>选的点在本市网格范围以外，案卷在“地点待定”里，请尽快核对地点。</p>}
      {joinCase && !joined && <p>要并入的那一件刚刚办结了，所以另立了一件新的。</p>}
      {earlier && <p>前一次提交其实已经登记成功，登记的是那一次的内容；之后改的字没有带上，可以在案卷里备注。</p>}
      <div className="register-end">
        <Button ref={button} type="primary" size="large" onClick={open}>
          打开案卷 <Keys>Ctrl+Enter</Keys>
        </Button>
        <Button size="large" onClick={again}>
          再登记一件 <Keys>n</Keys>
        </Button>
      </div>
    </section>
  )
}

/** Shows a number in the groups in which people read it out on the telephone. */
function Spoken({ text, groups }: { text: string; groups: RegExp }) {
  const [, ...parts] = groups.exec(text) ?? ['', text]
  return (
    <>
      <span className="visually-hidden">{text}</span>
      <span aria-hidden="true" className="register-spoken">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one number never move
          <span key={at}>{part}</span>
        ))}
      </span>
    </>
  )
}
