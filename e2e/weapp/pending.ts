interface Timer {
  /** By the phone's own clock. */
  due: number
  fire(): void
  stop(): void
}

/** Nobody holds a phone in the hand for longer without doing anything. A timer for later than that is not waited for. */
const longestMs = 240_000

/**
 * Everything that is still under way on a phone: the app's own timers and calls to WeChat. Waiting until nothing is
 * left makes tests independent of how fast the machine is. While nothing but timers is left, nobody waits for them: the
 * phone's clock moves on to the next one.
 */
export class Pending {
  private calls = 0
  private timers = new Map<number, Timer>()
  private lastTimer = 0
  private now = 0

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.calls += 1
    try {
      return await work()
    } finally {
      this.calls -= 1
    }
  }

  timer(work: () => void, delay = 0): number {
    this.lastTimer += 1
    const id = this.lastTimer
    const due = this.now + delay
    const real = setTimeout(() => this.timers.get(id)?.fire(), delay)
    const fire = () => {
      this.clear(id)
      this.now = Math.max(this.now, due)
      work()
    }
    this.timers.set(id, { due, fire, stop: () => clearTimeout(real) })
    return id
  }

  clear(id: number) {
    this.timers.get(id)?.stop()
    this.timers.delete(id)
  }

  async settle(): Promise<void> {
    const until = this.now + longestMs
    // Promises that follow the last timer or call may start another: two quiet turns of the loop are the end.
    for (let quiet = 0; ; ) {
      await new Promise(resolve => setTimeout(resolve, 1))
      quiet = this.calls === 0 ? quiet + 1 : 0
      if (quiet < 2) continue
      const [next] = [...this.timers.values()].sort((one, other) => one.due - other.due)
      if (!next || next.due > until) return
      next.fire()
      quiet = 0
    }
  }
}

type Loss = 'request' | 'answer' | 'busy'

/** Decides which requests get lost, before they arrive or only their answers, and which come to a server without time. */
export class Network {
  private losses: { path: string; loss: Loss; times: number }[] = []

  /** From now on, or `times` times, requests whose path begins like this are lost. */
  lose(path: string, loss: Loss = 'request', times = Number.POSITIVE_INFINITY) {
    this.losses.push({ path, loss, times })
  }

  restore() {
    this.losses = []
  }

  next(path: string): Loss | undefined {
    const rule = this.losses.find(rule => rule.times > 0 && path.startsWith(rule.path))
    if (rule) rule.times -= 1
    return rule?.loss
  }
}
