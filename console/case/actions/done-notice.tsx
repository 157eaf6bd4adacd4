import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { steps } from '../../../contracts/cases/workflow'
import { Keys } from '../../shared/keys'

interface DoneNoticeProps {
  action: StaffAction
  view: CaseView
  next: () => void
}

/** Says what has happened, with the keyboard already on the way to the next case. */
export function DoneNotice({ action, view, next }: DoneNoticeProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="card action-done" role="status">
      <p>
        <b>「{steps[action].label}」办好了。</b>案卷现在：{view.stateText}
        {view.department && `，${view.department.name}`}
      </p>
      <Button ref={button} type="primary" block onClick={next}>
        下一件 <Keys>n</Keys>
      </Button>
    </div>
  )
}
