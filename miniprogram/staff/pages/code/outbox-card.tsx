import { codeSteps } from '../../../../contracts/code-lifecycle'
import { writePlaceCode } from '../../../../contracts/place-code'
import { Box, Tap, Words } from '../../../components/base'
import { Notice } from '../../../components/notice'
import type { Item, Outbox } from '../../outbox/outbox'
import { letGo } from '../../photos/held-photos'

interface Props {
  outbox: Outbox
  account: string
  onSend(): void
  onInstead(item: Item): void
}

/** What is still only on this phone, and what the server would not take. */
export function OutboxCard({ outbox, account, onSend, onInstead }: Props) {
  const { items, busy } = outbox
  if (items.length === 0) return null
  const drop = (item: Item) => {
    for (const { held } of item.photos) letGo(held)
    outbox.remove(item.id)
  }
  return (
    <Box id="outbox" className="card" role="group" label="待发送">
      <Box className="staff-head">
        <Words className="staff-count">{`${items.length} 项待发送`}</Words>
        <Tap id="send-waiting" className="side-button" onTap={onSend}>
          <Words>{busy ? '正在发送…' : '现在发送'}</Words>
        </Tap>
      </Box>
      <Box role="list" label="待发送的">
        {items.map(item => (
          <Box key={item.id} className="staff-item" role="listitem">
            <Box>
              {codeSteps[item.action].label} {writePlaceCode(item.code)}
              {item.photos.length > 0 ? ` · ${item.photos.length} 张照片` : ''}
            </Box>
            {item.by.id !== account && <Box className="hint">{item.by.name}存下的，由本人登录后发送</Box>}
            {item.problem && (
              <Problem
                item={item}
                onRetry={() => {
                  outbox.retry(item.id)
                  onSend()
                }}
                onInstead={() => onInstead(item)}
                onDrop={() => drop(item)}
              />
            )}
          </Box>
        ))}
      </Box>
    </Box>
  )
}

interface ProblemProps {
  item: Item
  onRetry(): void
  onInstead(): void
  onDrop(): void
}

function Problem({ item: { code, action, problem }, onRetry, onInstead, onDrop }: ProblemProps) {
  return (
    <Notice kind="trouble">
      <Box>没有发送成功：{problem}</Box>
      {action === 'post' && (
        <Tap id={`instead-${code}`} className="link" onTap={onInstead}>
          <Words>带着内容换一张码</Words>
        </Tap>
      )}
      <Tap id={`retry-${code}`} className="link" onTap={onRetry}>
        <Words>再试一次</Words>
      </Tap>
      <Tap id={`drop-${code}`} className="link" onTap={onDrop}>
        <Words>不发了，去掉</Words>
      </Tap>
    </Notice>
  )
}
