import { Button } from 'antd'
import type { StaffAction } from '../../../contracts/cases/forms'
import { steps } from '../../../contracts/cases/workflow'
import { Keys } from '../../shared/keys'

interface ActionButtonsProps {
  keys: readonly [key: string, action: StaffAction][]
  chosen?: StaffAction
  choose: (action: StaffAction) => void
}

export function ActionButtons({ keys, chosen, choose }: ActionButtonsProps) {
  return (
    <div className="action-buttons">
      {keys.map(([key, action]) => (
        <Button
          key={action}
          type={key === '1' ? 'primary' : 'default'}
          aria-expanded={action === chosen}
          className={action === chosen ? 'action-chosen' : undefined}
          onClick={() => choose(action)}
        >
          {steps[action].label} <Keys>{key}</Keys>
        </Button>
      ))}
    </div>
  )
}
