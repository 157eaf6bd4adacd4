import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import * as audit from '../../contracts/audit/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useSend } from '../fetching/use-send'
import { cityTime, clock } from '../time/times'

/** How often the page asks whether a check has come to its end. */
const askMs = 2000

/** Whether the log is what was written, as far as somebody has checked, and the seals to compare with copies kept elsewhere. */
export function AuditCheckCard() {
  const { data, error, reload } = useFetch('audit check', signal =>
    call(audit.auditCheck, { signal, background: true })
  )
  const { busy, failure, send } = useSend()
  const running = data?.running

  useEffect(() => {
    if (!running) return
    const timer = setInterval(reload, askMs)
    return () => clearInterval(timer)
  }, [running, reload])

  if (!data) return error ? <Failure error={error} retry={reload} /> : null
  const { last, seals } = data
  const begin = () =>
    send(async () => {
      await call(audit.beginAuditCheck, { body: {} }).finally(reload)
    })
  return (
    <section className="card audit-check" aria-labelledby="audit-check">
      <h2 id="audit-check">有没有被改动</h2>
      <div className="audit-check-line" role="status">
        {running && <span>正在逐条核对，{clock(running)} 开始的。您可以先做别的，核对完会显示在这里。</span>}
        {!running && !last && <span className="quiet">还没有核对过。核对会逐条重算校验值，不影响大家办理。</span>}
        {!running && last?.right && (
          <span>
            <b>{last.words}</b>
            <span className="quiet">
              （{last.by}，{cityTime(last.at).format('YYYY-MM-DD HH:mm')} 核对）
            </span>
          </span>
        )}
        <Button loading={busy || running !== undefined} onClick={begin}>
          核对
        </Button>
      </div>
      {!running && last && !last.right && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={last.words}
          description={`${last.by}，${cityTime(last.at).format('YYYY-MM-DD HH:mm')} 核对。请保留现场，不要重启，告诉单位负责人，并和另存的封存值对照。`}
        />
      )}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      {seals.length > 0 && (
        <details>
          <summary>最近的封存值</summary>
          <p className="quiet">
            每天封存一次，也写在服务器的日志里。全部封存值：事项选“每日封存”，再导出表格。和别处另存的一样，就说明那天以前的记录没有动过。
          </p>
          <table className="audit-seals">
            <thead>
              <tr>
                <th scope="col">哪一天</th>
                <th scope="col">到第几条</th>
                <th scope="col">封存值</th>
              </tr>
            </thead>
            <tbody>
              {seals.map(({ day, seq, hash }) => (
                <tr key={seq}>
                  <td>{day}</td>
                  <td>{seq}</td>
                  <td>
                    <code>{hash}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
