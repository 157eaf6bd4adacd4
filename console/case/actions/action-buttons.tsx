import { Button } from 'antd'
import type { StaffAction } from '../../../contracts/case-actions'
import { steps } from '../../../contracts/case-workflow'
import { Keys } from '../../shared/keys'
import { mainAction } from '../../shared/work'

interface ActionButtonsProps {
  actions: readonly StaffAction[]
  chosen?: StaffAction
  choose: (action: StaffAction) => void
}

export function ActionButtons({ actions, chosen, choose }: ActionButtonsProps) {
  const main = mainAction(actions)
  return (
    <div className="action-buttons">
      {actions.map((action, at) => (
        <Button
          key={action}
          type={action === main ? 'primary' : 'default'}
          aria-expanded={action === chosen}
          className={action === chosen ? 'action-chosen' : undefined}
          onClick={() => choose(action)}
        >
          {steps[action].label} <Keys>{String(at + 1)}</Keys>
        </Button>
      ))}
    </div>
  )
}
