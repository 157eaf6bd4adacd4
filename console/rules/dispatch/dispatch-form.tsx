import { useEffect, useMemo, useRef, useState } from 'react'
import { hiddenBy } from '../../../contracts/rules/hidden-rules'
import { matterChoices } from '../../catalogue/matter-choices'
import { useDepartments, useMatters } from '../../catalogue/use-catalogue'
import { problemUnder } from '../check-content'
import type { FormProps } from '../form-props'
import { AddButton } from '../rules-editor'
import { ruleMatters } from './matter-options'
import { RuleLine } from './rule-line'
import { changed, freshRule, moved, without } from './rule-order'
import { RuleRow, type RuleSteps } from './rule-row'
import { TrialCard } from './trial-card'
import { useTrial } from './use-trial'

/** The dispatch rules in order: the first one that fits a case proposes its department. */
export function DispatchForm({ content, edit, problems, readOnly, beside }: FormProps<'dispatch'>) {
  const { rules } = content
  const { data: matters } = useMatters()
  const { data: departments } = useDepartments()
  const about = useMemo(() => ruleMatters(matters ?? []), [matters])
  const single = useMemo(() => matterChoices(matters ?? []), [matters])
  const names = useMemo(() => (departments ?? []).map(({ id, name }) => ({ value: id, label: name })), [departments])
  const [matter, setMatter] = useState<string>()
  const [gridCode, setGridCode] = useState('')
  const trial = useTrial(rules, matter, gridCode)
  const table = useRef<HTMLTableElement>(null)
  /** The rule that was moved; its button keeps the focus. */
  const follow = useRef<{ at: number; by: -1 | 1 }>()

  const latest = useRef(edit)
  latest.current = edit
  const steps = useMemo<RuleSteps>(
    () => ({
      change: (at, part) => latest.current(now => ({ rules: changed(now.rules, at, part) })),
      move: (at, by) => {
        follow.current = { at: at + by, by }
        latest.current(now => ({ rules: moved(now.rules, at, by) }))
      },
      remove: at => latest.current(now => ({ rules: without(now.rules, at) }))
    }),
    []
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the rules have changed their order
  useEffect(() => {
    if (!follow.current) return
    const { at, by } = follow.current
    follow.current = undefined
    const button = (way: number) =>
      table.current?.querySelector<HTMLButtonElement>(`[data-move="${at} ${way}"]:enabled`)
    // At the end of the list only the button for the other direction is enabled.
    const next = button(by) ?? button(-by)
    next?.focus()
  }, [rules])

  return (
    <div className="rules-stack">
      <section className="card rules-form">
        <p className="quiet">
          从上往下，第一条合适的规则决定建议的部门；都不合适时按部件的管理部门。事项和区域不填就是全部，区域可以填到街道、社区或单元网格。
        </p>
        <table className="rules-table rules-dispatch" ref={table}>
          <thead>
            <tr>
              <td />
              <th scope="col">事项</th>
              <th scope="col">区域代码</th>
              <th scope="col">部门</th>
              <th scope="col">说明</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, at) =>
              readOnly ? (
                <RuleLine
                  // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the order and has no other name
                  key={at}
                  at={at}
                  rule={rule}
                  matters={about}
                  departments={names}
                  fires={trial.data?.proposal.rule === at}
                />
              ) : (
                <RuleRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the order and has no other name
                  key={at}
                  at={at}
                  last={at === rules.length - 1}
                  rule={rule}
                  matters={about}
                  departments={names}
                  steps={steps}
                  problem={problemUnder(problems, `rules.${at}`)}
                  hidden={hiddenBy(rules, at)}
                  fires={trial.data?.proposal.rule === at}
                />
              )
            )}
          </tbody>
        </table>
        {rules.length === 0 && <p>还没有规则。</p>}
        <AddButton readOnly={readOnly} add={() => edit(now => ({ rules: [...now.rules, freshRule] }))}>
          加一条规则
        </AddButton>
      </section>
      {!beside && (
        <TrialCard
          matters={single}
          matter={matter}
          gridCode={gridCode}
          choose={setMatter}
          setGridCode={setGridCode}
          trial={trial}
        />
      )}
    </div>
  )
}
