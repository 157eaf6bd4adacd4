import * as rolesApi from '../../contracts/roles/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { cityTime } from '../time/times'

interface RoleHistoryProps {
  role: string
  version: number
}

/** Who changed what about a role, the latest first. */
export function RoleHistory({ role, version }: RoleHistoryProps) {
  const { data, error, reload } = useFetch(`role ${role} history ${version}`, signal =>
    call(rolesApi.roleHistory, { params: { role }, signal })
  )
  return (
    <section className="card" aria-label="变更记录">
      <h2>变更记录</h2>
      {error && <Failure error={error} retry={reload} />}
      {data?.length === 0 && <p className="quiet">还没有变更，和系统自带的一样。以后每次修改都会记在这里。</p>}
      {data && data.length > 0 && (
        <ol className="roles-history">
          {data.map(({ version: number, at, by, label, changes }) => (
            <li key={number}>
              <time dateTime={at}>{cityTime(at).format('YYYY-MM-DD HH:mm')}</time>
              <div>
                <b>第 {number} 版</b> · {by} · {label}
                <ul>
                  {changes.map(({ what, before, after }) => (
                    <li key={what}>
                      {what}：{[before, after].filter(Boolean).join(' → ')}
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
