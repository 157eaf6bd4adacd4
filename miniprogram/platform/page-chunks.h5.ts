import { eventCenter } from '@tarojs/taro'
import { whenOnline } from './when-online'

/** Webpack's own loader of chunks, the one place through which every page of ours comes. */
declare const __webpack_require__: { e(chunk: string): Promise<unknown> }

/** Counts the pages that were asked for, so that one nobody waits for any more does not push its way in. */
let turn = 0
let quiet = false
let told: HTMLElement | undefined

/**
 * A page whose files do not arrive is not a dead tap: one sentence says so, and it is tried again, by a tap or when the
 * network is back. Whoever goes somewhere else meanwhile is left there.
 */
export function keepTryingPages() {
  const load = __webpack_require__.e
  __webpack_require__.e = chunk => (quiet ? load(chunk) : insist(() => load(chunk)))
  eventCenter.on('__taroRouterChange', () => {
    turn += 1
    hush()
  })
}

/** Runs an import() in the background: whoever did not ask for a page need not hear that it failed. */
export function quietly<T>(work: () => T): T {
  quiet = true
  try {
    return work()
  } finally {
    quiet = false
  }
}

async function insist<T>(load: () => Promise<T>): Promise<T> {
  const mine = turn
  for (;;) {
    try {
      const loaded = await load()
      if (mine !== turn) return await new Promise<T>(() => {})
      hush()
      return loaded
    } catch {
      await nextChance(mine)
    }
  }
}

function nextChance(mine: number): Promise<void> {
  return new Promise(resolve => {
    if (mine !== turn) return
    const again = () => {
      stop()
      resolve()
    }
    const stop = whenOnline(again)
    tell(again)
  })
}

function tell(again: () => void) {
  hush()
  told = document.createElement('div')
  told.id = 'page-trouble'
  told.className = 'page-trouble notice notice-trouble'
  told.setAttribute('role', 'alert')
  told.textContent = '网络不通，这一页还没打开，有信号了会自己打开。'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'tap link'
  button.textContent = '再试一次'
  button.addEventListener('click', again)
  told.append(button)
  document.body.append(told)
}

function hush() {
  told?.remove()
  told = undefined
}
