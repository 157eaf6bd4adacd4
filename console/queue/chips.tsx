import { Button } from 'antd'
import type { QueueAddress } from './address'
import { useChips } from './filters'

/** What limits the queue. A click takes one limit off. */
export function Chips({ address, go }: { address: QueueAddress; go: (address: QueueAddress) => void }) {
  const chips = useChips(address)
  if (chips.length === 0) return null
  return (
    <fieldset className="queue-chips" aria-label="正在筛选">
      {chips.map(({ label, without }) => (
        <Button key={label} size="small" onClick={() => go(without)} aria-label={`不再只看${label}`}>
          {label} ×
        </Button>
      ))}
    </fieldset>
  )
}
