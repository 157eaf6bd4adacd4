import { Readable } from 'node:stream'

/** A proxy that hears nothing for a minute breaks the line off. */
const beatMs = 20_000
/** After so long the browser connects again. */
const retryMs = 2_000
/** A client that takes nothing for long must not fill the memory: it comes back and is told what it has missed. */
const mostWaiting = 1_000_000

export interface EventStream {
  answer: Readable
  /** Tells something. `id` is what the client sends when it comes back. */
  tell(event: string, data: unknown, id?: string): void
  end(): void
}

/** So many one person may have in one process: a browser has one, and some forget to close theirs. */
const mostOfOne = 10

/** All that are open, the oldest first, with whose they are. */
const open = new Map<EventStream, string>()

/**
 * An answer that goes on: server-sent events. It ends after so many seconds, or when its person opens too many others, and the
 * client comes back by itself.
 */
export function eventStream({
  person,
  seconds,
  ended
}: {
  person: string
  seconds: number
  ended: () => void
}): EventStream {
  const answer = new Readable({ read() {} })
  let over = false
  const write = (text: string) => {
    if (over) return
    if (answer.readableLength > mostWaiting) answer.destroy()
    else answer.push(text)
  }
  const beat = setInterval(() => write(':\n\n'), beatMs)
  const end = setTimeout(() => stream.end(), seconds * 1000)
  const stream: EventStream = {
    answer,
    tell: (event, data, id) =>
      write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
    end: () => {
      if (!over) answer.push(null)
      close()
    }
  }
  const close = () => {
    if (over) return
    over = true
    open.delete(stream)
    clearInterval(beat)
    clearTimeout(end)
    ended()
  }
  open.set(stream, person)
  const own = [...open].filter(([, whose]) => whose === person)
  for (const [oldest] of own.slice(0, Math.max(0, own.length - mostOfOne))) oldest.end()
  answer.once('close', close)
  write(`retry: ${retryMs}\n\n`)
  return stream
}

/** Ends all, when the process stops: the clients go on at another one. */
export function endEventStreams(): void {
  for (const stream of open.keys()) stream.end()
}
