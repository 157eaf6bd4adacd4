import { type ApiError, isPassing } from '../../../contracts/api-error'
import type { Sender } from '../api/sender'
import type { OutboxItem, SendingProgress, SentResult } from './outbox-item'

export type SendOutcome = { sent: SentResult } | { refused: ApiError } | 'waiting' | 'signIn'

interface OutboxPorts {
  load(): OutboxItem[]
  save(items: readonly OutboxItem[]): void
  /** Sends one; `note` keeps what is done of it so far. */
  send(item: OutboxItem, note: (part: SendingProgress) => void): Promise<SentResult>
  explain(thrown: unknown): ApiError
  onChange(): void
  /** Flushes again by itself after so many seconds: no return of the network will be heard. */
  later(seconds: number): void
}

/** How long the server is left alone when it does not say so itself. */
const usualPause = 30

/** What a person may wait for with the page open. */
const longestPause = 600

const signInFailures: readonly string[] = ['session_expired', 'sign_in_required']

/** What was done, in the order in which it was done. Knows nothing of Taro, so that its promises can be tested. */
export class Outbox {
  items: readonly OutboxItem[]
  /** The server was reached and had no time: it is not the network that things wait for. */
  serverBusy = false
  private working: Promise<SendOutcome | undefined> | undefined
  /** Somebody asked while it was under way: the network may have come back too late for the first attempt. */
  private again = false
  private outcomes = new Map<string, SendOutcome>()

  constructor(private readonly ports: OutboxPorts) {
    this.items = ports.load()
  }

  get busy(): boolean {
    return this.working !== undefined
  }

  /** Takes a step in and sends all that waits, oldest first. What became of this one is the answer. */
  async add(item: OutboxItem): Promise<SendOutcome> {
    this.replace([...this.items, item])
    await this.working
    await this.flush(item.by.id)
    const outcome = this.outcomes.get(item.id) ?? 'waiting'
    this.outcomes.delete(item.id)
    return outcome
  }

  /** Sends what waits of this person's; stops where there is no network, so that the order stays. Returns the last outcome. */
  async flush(account: string): Promise<SendOutcome | undefined> {
    this.again = true
    this.working ??= this.sendAll(account).finally(() => {
      this.working = undefined
      this.ports.onChange()
    })
    this.ports.onChange()
    return this.working
  }

  retry(id: string) {
    this.change(id, { problem: undefined, refused: undefined })
  }

  /** Sends it in another name after all, such as one's own when a stand-in is over. */
  sendAs(id: string, by: Sender) {
    this.change(id, { problem: undefined, refused: undefined, by })
  }

  remove(id: string) {
    this.replace(this.items.filter(item => item.id !== id))
  }

  private async sendAll(account: string) {
    let last: SendOutcome | undefined
    while (this.again) {
      this.again = false
      last = (await this.sendEach(account)) ?? last
    }
    return last
  }

  private async sendEach(account: string) {
    const done = new Set<string>()
    let last: SendOutcome | undefined
    const next = () => this.items.find(item => item.by.id === account && !item.problem && !done.has(item.id))
    for (let item = next(); item; item = next()) {
      done.add(item.id)
      last = await this.sendOne(item)
      this.outcomes.set(item.id, last)
      if (last === 'waiting' || last === 'signIn') return last
    }
    return last
  }

  private async sendOne(item: OutboxItem): Promise<SendOutcome> {
    const { id } = item
    try {
      const sent = await this.ports.send(item, part => this.change(id, part))
      this.serverBusy = false
      this.remove(id)
      return { sent }
    } catch (thrown) {
      const error = this.ports.explain(thrown)
      this.serverBusy = isPassing(error.code) && error.code !== 'offline' && error.code !== 'broken'
      if (this.serverBusy) this.ports.later(Math.min(error.retryAfter ?? usualPause, longestPause))
      if (isPassing(error.code)) return 'waiting'
      if (signInFailures.includes(error.code)) return 'signIn'
      this.change(id, { problem: Object.values(error.fields)[0] ?? error.message, refused: error.code })
      return { refused: error }
    }
  }

  private change(id: string, part: SendingProgress) {
    this.replace(this.items.map(item => (item.id === id ? { ...item, ...part } : item)))
  }

  private replace(items: readonly OutboxItem[]) {
    this.items = items
    this.ports.save(items)
    this.ports.onChange()
  }
}
