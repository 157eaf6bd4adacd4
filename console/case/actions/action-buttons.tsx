import { Button } from 'antd'
import type { StaffAction } from '../../../contracts/cases/forms'
import { steps } from '../../../contracts/cases/workflow'
import { Keys } from '../../keys/keys'

interface ActionButtonsProps {
  keys: readonly [key: string, action: StaffAction][]
  /** The action that brings the case on; it is the blue one until another is chosen. */
  main?: StaffAction
  chosen?: StaffAction
  choose: (action: StaffAction) => void
}

export function ActionButtons({ keys, main, chosen, choose }: ActionButtonsProps) {
  return (
    <div className="action-buttons">
      {keys.map(([key, action]) => (
        <Button
          key={action}
          type={action === (chosen ?? main) ? 'primary' : 'default'}
          aria-expanded={action === chosen}
          className={action === chosen ? 'action-chosen' : undefined}
          onClick={() => choose(action)}
        >
          {steps[action].label} {key && <Keys>{key}</Keys>}
        </Button>
      ))}
    </div>
  )
}
