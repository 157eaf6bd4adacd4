import { Box, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { deskOf, type Sender, senderOf } from '../api/sender'
import type { StaffAccount } from '../api/staff-session'
import { releasePhoto } from '../photos/pending-photos'
import { openCase, openCodes, openPatrol } from '../session/go'
import { titleOf } from './item-title'
import type { Outbox } from './outbox'
import { type CodeItem, isOvertaken, type OutboxItem, wordsOf } from './outbox-item'
import './outbox-card.scss'
import { returnToForm } from './return-to-form'
import { outboxLasts } from './use-outbox'

interface Props {
  outbox: Outbox
  account: StaffAccount
  onSend(): void
  /** What was written for a code that somebody else has hung goes onto another one. */
  onInstead?(item: CodeItem): void
}

/** What is still only on this phone, and what the server would not take. */
export function OutboxCard({ outbox, account, onSend, onInstead }: Props) {
  const sender = senderOf(account)
  const { items, busy } = outbox
  if (items.length === 0) return null
  return (
    <Box id="outbox" className="card" role="group" label="待发送">
      <Box className="staff-head">
        <Words className="staff-count">{`${items.length} 项待发送`}</Words>
        <Tap id="send-waiting" className="side-button" onTap={onSend}>
          <Words>{busy ? '正在发送…' : '现在发送'}</Words>
        </Tap>
      </Box>
      {!outboxLasts() && (
        <Notice id="not-lasting" kind="warning">
          这台手机存不下，关掉这一页就没有了。请开着它，等发送完再关；急的事打电话说一声。
        </Notice>
      )}
      <Box role="list" label="待发送的">
        {items.map(item => (
          <Box key={item.id} className="staff-item" role="listitem">
            <Box>
              {titleOf(item)}
              {item.photos.length > 0 ? ` · ${item.photos.length} 张照片` : ''}
            </Box>
            {item.by.id !== sender.id && <Box className="hint">{item.by.name}存下的，由本人登录后发送</Box>}
            {item.problem && (
              <Problem item={item} outbox={outbox} sender={sender} onSend={onSend} onInstead={onInstead} />
            )}
          </Box>
        ))}
      </Box>
    </Box>
  )
}

interface ProblemProps extends Omit<Props, 'account'> {
  item: OutboxItem
  sender: Sender
}

function Problem({ item, outbox, sender, onSend, onInstead }: ProblemProps) {
  const name = nameOf(item)
  const retry = () => {
    outbox.retry(item.id)
    onSend()
  }
  return (
    <Notice kind="trouble">
      <Box>没有发送成功：{item.problem}</Box>
      {wordsOf(item) && item.kind !== 'code' && <Box>您写的：{wordsOf(item)}</Box>}
      {item.kind === 'code' && item.action === 'post' && (
        <Tap id={`instead-${name}`} className="link" onTap={() => (onInstead ? onInstead(item) : openCodes())}>
          <Words>带着内容换一张码</Words>
        </Tap>
      )}
      {item.kind === 'case' && (
        <Tap id={`look-${name}`} className="link" onTap={() => openCase(item.caseNo)}>
          <Words>看最新情况</Words>
        </Tap>
      )}
      {item.kind === 'patrol' && (
        <Tap
          id={`mend-${name}`}
          className="link"
          onTap={() => {
            returnToForm(item, outbox, deskOf(sender))
            openPatrol()
          }}
        >
          <Words>改一改再发</Words>
        </Tap>
      )}
      {!isOvertaken(item) && (
        <Tap id={`retry-${name}`} className="link" onTap={retry}>
          <Words>再试一次</Words>
        </Tap>
      )}
      {item.refused === 'standing_in_over' && item.by.id === sender.id && item.by.standsFor !== sender.standsFor && (
        <Tap
          id={`as-me-${name}`}
          className="link"
          onTap={() => {
            outbox.sendAs(item.id, sender)
            onSend()
          }}
        >
          <Words>{`以“${sender.name}”的名义发送`}</Words>
        </Tap>
      )}
      <Tap id={`drop-${name}`} className="link" onTap={() => dropItem(item, outbox)}>
        <Words>不发了，去掉</Words>
      </Tap>
    </Notice>
  )
}

/** Removes an item and its photos. */
export function dropItem(item: OutboxItem, outbox: Outbox) {
  for (const { held } of item.photos) releasePhoto(held)
  outbox.remove(item.id)
}

function nameOf(item: OutboxItem): string {
  if (item.kind === 'code') return item.code
  return item.kind === 'case' ? item.caseNo : item.id
}
