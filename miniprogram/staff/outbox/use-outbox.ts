import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { asApiError } from '../../api/errors'
import { isLasting, readStored, store } from '../../platform/phone-storage'
import { whenOnline } from '../../platform/when-online'
import { senderOf } from '../api/sender'
import { readSession } from '../api/staff-session'
import { isLastingPhoto } from '../photos/pending-photos'
import { Outbox } from './outbox'
import { type OutboxItem, reviveItems } from './outbox-item'
import { sendItem } from './send-item'

const key = 'staff-outbox'
const watchers = new Set<() => void>()
let only: Outbox | undefined
let timer: ReturnType<typeof setTimeout> | undefined

function theOutbox(): Outbox {
  only ??= new Outbox({
    load: () => reviveItems(readStored(key)),
    save: items => store(key, items as OutboxItem[]),
    send: sendItem,
    explain: asApiError,
    onChange: () => {
      for (const redraw of watchers) redraw()
    },
    later(seconds) {
      clearTimeout(timer)
      timer = setTimeout(sendWaiting, seconds * 1000)
    }
  })
  return only
}

/** The phone's one outbox. It is emptied when the page is opened and when the network is back. */
export function useOutbox() {
  const [, redraw] = useState(0)
  const outbox = theOutbox()
  useEffect(() => {
    const watcher = () => redraw(count => count + 1)
    watchers.add(watcher)
    const stop = whenOnline(sendWaiting)
    return () => {
      watchers.delete(watcher)
      stop()
    }
  }, [])
  useDidShow(sendWaiting)
  return outbox
}

export function sendWaiting() {
  const outbox = theOutbox()
  const session = readSession()
  if (session && outbox.items.length > 0) void outbox.flush(senderOf(session.account).id)
}

/** Whether all that waits would still be there if the page were closed now: a phone's storage may be full or forbidden. */
export function outboxLasts(): boolean {
  return isLasting(key) && theOutbox().items.every(({ photos }) => photos.every(({ held }) => isLastingPhoto(held)))
}
