import { Alert } from 'antd'
import { cityTime } from '../../time/times'
import { problemUnder } from '../check-content'
import type { FormProps } from '../form-props'
import { DaysField } from './days-field'
import { PeriodsField } from './periods-field'
import { unknownYear } from './special-days'

/** The days in the order of a Chinese week, with their index, in which Sunday is 0. */
const week: [name: string, index: number][] = [
  ['周一', 1],
  ['周二', 2],
  ['周三', 3],
  ['周四', 4],
  ['周五', 5],
  ['周六', 6],
  ['周日', 0]
]

export function CalendarForm({ view, content, edit, problems, readOnly }: FormProps<'calendar'>) {
  const missing = unknownYear(view.years, cityTime(Date.now()).year())
  return (
    <div className="rules-stack">
      {missing && (
        <Alert
          type="warning"
          showIcon
          title={`还不知道 ${missing} 年国务院的放假安排`}
          description="通知公布后请更新系统，或者在下面登记那一年的放假和补班日。在那以前只有法定节日当天按放假算，调休的日子按平常的星期算。"
        />
      )}
      <section className="card rules-form">
        <h2>每周的工作时间</h2>
        {week.map(([name, index]) => (
          <PeriodsField
            key={name}
            name={name}
            periods={content.weekdays[index] ?? []}
            change={periods =>
              edit(now => ({ ...now, weekdays: now.weekdays.map((day, at) => (at === index ? periods : day)) }))
            }
            problem={problemUnder(problems, `weekdays.${index}`)}
            readOnly={readOnly}
          />
        ))}
        <PeriodsField
          name="补班日"
          periods={content.makeUp}
          change={makeUp => edit(now => ({ ...now, makeUp }))}
          problem={problemUnder(problems, 'makeUp')}
          readOnly={readOnly}
        />
        {problems.weekdays && (
          <p className="field-error" role="alert">
            {problems.weekdays}
          </p>
        )}
      </section>
      <section className="card rules-form">
        <h2>本市另外放假和上班的日子</h2>
        <p className="quiet">
          国务院的放假和补班安排已经在内{view.years && `（${view.years.join('、')} 年）`}，这里只写不一样的。
        </p>
        <DaysField
          days={content.days}
          change={days => edit(now => ({ ...now, days }))}
          problems={problems}
          readOnly={readOnly}
        />
        {problems.days && (
          <p className="field-error" role="alert">
            {problems.days}
          </p>
        )}
      </section>
    </div>
  )
}
