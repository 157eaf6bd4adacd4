import { InputNumber, Radio } from 'antd'
import { type Stage, stages } from '../../../contracts/rules/stages'
import { FieldFrame } from '../../fields/field-frame'
import type { FormProps } from '../form-props'

const names = Object.keys(stages) as Stage[]

function inHours(minutes: number | undefined): string {
  if (!minutes || minutes < 60 || !Number.isInteger(minutes)) return ''
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `= ${hours} 小时` : `= ${hours} 小时 ${minutes % 60} 分`
}

/** What is typed stays as it is: a number that makes no sense is refused at its field and never moved to another. */
export function StagesForm({ content, edit, problems, readOnly }: FormProps<'stages'>) {
  return (
    <div className="card rules-form">
      <p className="quiet">每个环节从进入时起算，过了八成亮黄灯，到时亮红灯。处置的时限在立案条件里，不在这里。</p>
      <div className="stages-grid">
        {names.map(stage => (
          <FieldFrame key={stage} label={`${stages[stage]}（分钟）`} error={problems[`minutes.${stage}`]}>
            {control => (
              <span className="rules-line">
                <InputNumber
                  {...control}
                  readOnly={readOnly}
                  value={content.minutes[stage]}
                  onChange={minutes =>
                    edit(now => ({ ...now, minutes: { ...now.minutes, [stage]: minutes ?? Number.NaN } }))
                  }
                />
                <span className="quiet">{inHours(content.minutes[stage])}</span>
              </span>
            )}
          </FieldFrame>
        ))}
      </div>
      <FieldFrame label="什么时候计时" error={problems.workingTime} group>
        {() => (
          <Radio.Group
            disabled={readOnly}
            value={content.workingTime}
            onChange={event => edit(now => ({ ...now, workingTime: event.target.value === true }))}
            options={[
              { value: false, label: '不分昼夜，连续计时' },
              { value: true, label: '只在工作时间里计时（按工作日历）' }
            ]}
          />
        )}
      </FieldFrame>
    </div>
  )
}
