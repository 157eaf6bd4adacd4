import { Input } from 'antd'
import { type CaseAction, stepOf } from '../../../contracts/cases/workflow'
import {
  fillIn,
  placeholderProblem,
  placeholders,
  sampleNames,
  tidyPlaceholders
} from '../../../contracts/messages/placeholders'
import { messageKeys, residentsAreTold } from '../../../contracts/messages/views'
import type { RulesView } from '../../../contracts/rules/kinds'
import type { FormProps } from '../form-props'
import { withText } from './own-text'

const usable = Object.entries(placeholders)
  .map(([name, { label }]) => `{${name}}（${label}）`)
  .join('、')

/** Returns the text that is sent when the city has none of its own. */
function builtIn(key: CaseAction, view: RulesView): string {
  const { label, told } = stepOf(key)
  return view.builtIn?.[key] ?? (residentsAreTold(key) ? told : undefined) ?? label
}

export function TextsForm({ view, content, edit, problems, readOnly }: FormProps<'texts'>) {
  return (
    <div className="card rules-form">
      <p className="quiet">不填的用系统自带的话。可以写 {usable}，发出时会换成实际内容。</p>
      <table className="rules-table texts-table">
        <thead>
          <tr>
            <th scope="col">什么时候</th>
            <th scope="col">给谁</th>
            <th scope="col">系统自带的话</th>
            <th scope="col">我们自己的话</th>
          </tr>
        </thead>
        <tbody>
          {messageKeys.map(key => {
            const { label } = stepOf(key)
            const own = tidyPlaceholders(content.texts[key] ?? '')
            // Known at once, and not only when it is saved.
            const problem = problems[`texts.${key}`] ?? placeholderProblem(own)
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{residentsAreTold(key) ? '市民' : '工作人员'}</td>
                <td>{builtIn(key, view)}</td>
                <td>
                  <Input
                    aria-label={`${label}的话`}
                    aria-invalid={problem ? true : undefined}
                    status={problem ? 'error' : undefined}
                    maxLength={200}
                    readOnly={readOnly}
                    value={content.texts[key] ?? ''}
                    onChange={event => edit(now => ({ texts: withText(now.texts, key, event.target.value) }))}
                  />
                  {problem && (
                    <span className="field-error" role="alert">
                      {problem}
                    </span>
                  )}
                  {own !== '' && !problem && <span className="quiet">发出时：{fillIn(own, sampleNames)}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
