import { Input } from 'antd'
import type { DispatchTrial } from '../../../contracts/rules/rulebooks'
import type { Choice } from '../../shared/choices'
import { Failure } from '../../shared/failure'
import { FieldFrame } from '../../shared/field-frame'
import { PickList } from '../../shared/pick-list'
import type { Fetched } from '../../shared/use-fetch'

interface TrialCardProps {
  matters: readonly Choice[]
  matter?: string
  gridCode: string
  choose: (matter: string | undefined) => void
  setGridCode: (gridCode: string) => void
  trial: Fetched<DispatchTrial> & { runnable: boolean }
}

/** What the rules would do, before anybody saves them. */
export function TrialCard({ matters, matter, gridCode, choose, setGridCode, trial }: TrialCardProps) {
  const { data, error, reload, runnable } = trial
  return (
    <section className="card rules-form" aria-label="试一试">
      <h2>试一试（不用先保存）</h2>
      <div className="trial-given">
        <FieldFrame label="事项">
          {control => (
            <PickList
              control={control}
              choices={matters}
              value={matter}
              placeholder="名称、拼音首字母或代码"
              pick={choose}
            />
          )}
        </FieldFrame>
        <FieldFrame label="单元网格（15 位，可不填）">
          {control => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={15}
              value={gridCode}
              onChange={event => setGridCode(event.target.value.trim())}
            />
          )}
        </FieldFrame>
        <div role="status">
          {!runnable && <p className="quiet">{matter ? '规则或网格还没有填对，填对了就试' : '选一个事项就试'}</p>}
          {data && <Outcome trial={data} />}
          {error && <Failure error={error} retry={reload} />}
        </div>
      </div>
    </section>
  )
}

function Outcome({ trial: { proposal, cases, same, other, none } }: { trial: DispatchTrial }) {
  return (
    <>
      <p className="trial-proposal">
        {proposal.department ? (
          <>
            会建议派给 <b>{proposal.department.name}</b>
          </>
        ) : (
          <b>不会建议部门</b>
        )}
      </p>
      <p>{proposal.why}</p>
      {cases > 0 && (
        <p>
          最近派遣的 {cases} 件，照这些规则：<b>{same}</b> 件建议的就是当时的部门，<b>{other}</b> 件会建议别的部门，
          <b>{none}</b> 件没有建议。
        </p>
      )}
    </>
  )
}
