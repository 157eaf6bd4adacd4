import { Radio } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { limitInWords } from '../../../catalogue/limit'
import { likelyCondition, matterChoices } from '../../../catalogue/matter-choices'
import { useMatters } from '../../../catalogue/use-catalogue'
import { Failure } from '../../../fetching/failure'
import { FieldFrame } from '../../../fields/field-frame'
import { PickList } from '../../../fields/pick-list'
import type { FieldProps } from './field-props'

/**
 * Fields for the matter, with the matters of the resident's topic first, and for the condition, which sets the time
 * limit.
 */
export function MatterField({ view, draft, edit, errors }: FieldProps) {
  const { data: matters, error, reload } = useMatters()
  const choices = useMemo(() => matterChoices(matters ?? [], view.proposedMatters), [matters, view.proposedMatters])
  const chosen = matters?.find(matter => matter.code === draft.matter)
  const conditions = useRef<HTMLDivElement>(null)
  const picked = useRef(false)

  useEffect(() => {
    if (!chosen || !picked.current) return
    picked.current = false
    conditions.current?.querySelector<HTMLElement>('input:checked, input')?.focus()
  }, [chosen])

  function pick(code: string | undefined, typed: string) {
    const matter = matters?.find(each => each.code === code)
    picked.current = true
    edit(now => ({ ...now, matter: code, condition: matter && likelyCondition(matter, typed, view.text) }))
  }

  const suggestion = view.topic ? `照描述和市民选的「${view.topic.label}」看，多半是：` : '照描述看，多半是：'
  if (error && !matters) return <Failure error={error} retry={reload} />
  return (
    <>
      <FieldFrame label="事项" error={errors.matter}>
        {control => (
          <PickList
            control={control}
            choices={choices}
            value={draft.matter}
            placeholder="名称、拼音首字母、代码或情形，例如：井盖 缺失"
            suggestion={choices[0]?.suggested ? suggestion : undefined}
            pick={pick}
          />
        )}
      </FieldFrame>
      {chosen && (
        <FieldFrame label="立案条件和时限" error={errors.condition} group>
          {control => (
            <div ref={conditions}>
              <Radio.Group
                className="conditions"
                aria-describedby={control['aria-describedby']}
                value={draft.condition}
                onChange={event => edit(now => ({ ...now, condition: String(event.target.value) }))}
                options={chosen.conditions.map(condition => ({
                  value: condition.code,
                  label: (
                    <>
                      {condition.when} <b>{limitInWords(condition)}</b>
                    </>
                  )
                }))}
              />
            </div>
          )}
        </FieldFrame>
      )}
    </>
  )
}
