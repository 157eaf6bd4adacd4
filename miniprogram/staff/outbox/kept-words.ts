import { outboxLasts } from './use-outbox'

/** What to say of something that waits: for what, and whether it would survive the page. */
export function keptWords({ serverBusy }: { serverBusy: boolean }): string {
  const why = serverBusy ? '系统忙' : '网络不通'
  const then = serverBusy ? '过一会儿会自己发送' : '有信号了会自己发送'
  return outboxLasts() ? `${why}，已存在手机里。${then}。` : `${why}，还没有发出去。请开着这一页，${then}。`
}
