import type { StaffAction } from '../../../contracts/cases/forms'
import { stepOf } from '../../../contracts/cases/workflow'
import { Box, Picture, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import type { Outbox } from '../outbox/outbox'
import { dropItem } from '../outbox/outbox-card'
import { type CaseItem, wordsOf } from '../outbox/outbox-item'
import { returnToForm } from '../outbox/return-to-form'
import { outboxLasts } from '../outbox/use-outbox'
import { usePendingPreviews } from '../photos/use-pending-previews'

interface Props {
  items: readonly CaseItem[]
  allowed: readonly StaffAction[]
  outbox: Outbox
  /** Where it goes back to. */
  desk: string
  /** It was given up or goes back into its form: what was said of it holds no longer. */
  onGone(): void
}

/** Steps on this case that the server does not have: on their way, or not taken because somebody was quicker. */
export function WaitingSteps({ items, allowed, outbox, desk, onGone }: Props) {
  return (
    <>
      {items.map(item => (
        <WaitingStep
          key={item.id}
          item={item}
          again={allowed.includes(item.action)}
          onTakeBack={() => {
            returnToForm(item, outbox, desk)
            onGone()
          }}
          onDrop={() => {
            dropItem(item, outbox)
            onGone()
          }}
        />
      ))}
    </>
  )
}

interface StepProps {
  item: CaseItem
  again: boolean
  onTakeBack(): void
  onDrop(): void
}

function WaitingStep({ item, again, onTakeBack, onDrop }: StepProps) {
  const { label } = stepOf(item.action)
  const previews = usePendingPreviews(item.photos.map(({ held }) => held))
  if (!item.problem)
    return (
      <Notice id="waiting">
        <Box className="staff-strong">{`“${label}”${outboxLasts() ? '已存在手机里，等待发送' : '还没有发出去，请开着这一页'}`}</Box>
        {wordsOf(item) && <Box>{wordsOf(item)}</Box>}
        {item.photos.length > 0 && <Box>{`照片 ${item.photos.length} 张`}</Box>}
      </Notice>
    )
  return (
    <Notice id="not-taken" kind="trouble">
      <Box className="staff-strong">{`“${label}”没有送达：${item.problem}`}</Box>
      <Box>{`您写的：${wordsOf(item) || '（没有写字）'}`}</Box>
      {previews.length > 0 && (
        <Box className="strip">
          {previews.map((preview, i) => (
            <Box key={preview} className="strip-photo">
              <Picture className="strip-image" src={preview} label={`您拍的照片 ${i + 1}`} />
            </Box>
          ))}
        </Box>
      )}
      {again && (
        <Tap id="take-back" className="link" onTap={onTakeBack}>
          <Words>看过了，带着内容再办一次</Words>
        </Tap>
      )}
      <Tap id="drop" className="link" onTap={onDrop}>
        <Words>不用了，去掉</Words>
      </Tap>
    </Notice>
  )
}
