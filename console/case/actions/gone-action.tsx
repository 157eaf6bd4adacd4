import { App, Button, Input } from 'antd'
import type { StaffAction } from '../../../contracts/cases/forms'
import { steps } from '../../../contracts/cases/workflow'
import { type Draft, wordsOf } from './draft'

interface GoneActionProps {
  action: StaffAction
  draft: Draft
  drop: () => void
}

/** An action that somebody was filling in and that the case no longer allows: their words stay until they let go. */
export function GoneAction({ action, draft, drop }: GoneActionProps) {
  const { message } = App.useApp()
  const words = wordsOf(draft)

  function copy() {
    navigator.clipboard.writeText(words).then(
      () => message.success('复制好了'),
      () => message.info('请选中文字，按 Ctrl+C 复制')
    )
  }

  return (
    <div className="action-form">
      <p>
        现在不能再「{steps[action].label}」了。
        {words ? '您写的话留在下面，可以复制到别处：' : ''}
      </p>
      {words && <Input.TextArea aria-label="您写的话" value={words} readOnly autoSize />}
      <div className="action-buttons">
        {words && <Button onClick={copy}>复制</Button>}
        <Button onClick={drop}>不要了</Button>
      </div>
    </div>
  )
}
