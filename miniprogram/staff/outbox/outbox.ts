import type { ApiError } from '../../api/errors'
import type { Item, Progress, Sent } from './item'

export type Outcome = { sent: Sent } | { refused: ApiError } | 'waiting' | 'signIn'

interface Means {
  load(): Item[]
  save(items: readonly Item[]): void
  /** Sends one; `note` keeps what is done of it so far. */
  send(item: Item, note: (part: Progress) => void): Promise<Sent>
  explain(thrown: unknown): ApiError
  onChange(): void
}

const passing: readonly string[] = ['offline', 'internal', 'not_ready', 'too_many_requests']
const signedOut: readonly string[] = ['session_expired', 'sign_in_required']

/** What was done, in the order in which it was done. Knows nothing of Taro, so that its promises can be tested. */
export class Outbox {
  items: readonly Item[]
  private working: Promise<Outcome | undefined> | undefined
  /** Somebody asked while it was under way: the network may have come back too late for the first attempt. */
  private again = false
  private outcomes = new Map<string, Outcome>()

  constructor(private readonly means: Means) {
    this.items = means.load()
  }

  get busy(): boolean {
    return this.working !== undefined
  }

  /** Takes a step in and sends all that waits, oldest first. What became of this one is the answer. */
  async add(item: Item): Promise<Outcome> {
    this.replace([...this.items, item])
    await this.working
    await this.flush(item.by.id)
    const outcome = this.outcomes.get(item.id) ?? 'waiting'
    this.outcomes.delete(item.id)
    return outcome
  }

  /** Sends what waits of this person's; stops where there is no network, so that the order stays. Gives the last outcome. */
  async flush(account: string): Promise<Outcome | undefined> {
    this.again = true
    this.working ??= this.sendAll(account).finally(() => {
      this.working = undefined
      this.means.onChange()
    })
    this.means.onChange()
    return this.working
  }

  retry(id: string) {
    this.change(id, { problem: undefined, refused: undefined })
  }

  remove(id: string) {
    this.replace(this.items.filter(item => item.id !== id))
  }

  private async sendAll(account: string) {
    let last: Outcome | undefined
    while (this.again) {
      this.again = false
      last = (await this.sendEach(account)) ?? last
    }
    return last
  }

  private async sendEach(account: string) {
    const done = new Set<string>()
    let last: Outcome | undefined
    const next = () => this.items.find(item => item.by.id === account && !item.problem && !done.has(item.id))
    for (let item = next(); item; item = next()) {
      done.add(item.id)
      last = await this.sendOne(item)
      this.outcomes.set(item.id, last)
      if (last === 'waiting' || last === 'signIn') return last
    }
    return last
  }

  private async sendOne(item: Item): Promise<Outcome> {
    const { id } = item
    try {
      const sent = await this.means.send(item, part => this.change(id, part))
      this.remove(id)
      return { sent }
    } catch (thrown) {
      const error = this.means.explain(thrown)
      if (passing.includes(error.code)) return 'waiting'
      if (signedOut.includes(error.code)) return 'signIn'
      this.change(id, { problem: Object.values(error.fields)[0] ?? error.message, refused: error.code })
      return { refused: error }
    }
  }

  private change(id: string, part: Progress) {
    this.replace(this.items.map(item => (item.id === id ? { ...item, ...part } : item)))
  }

  private replace(items: readonly Item[]) {
    this.items = items
    this.means.save(items)
    this.means.onChange()
  }
}
