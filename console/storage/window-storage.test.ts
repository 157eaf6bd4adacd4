import assert from 'node:assert/strict'
import { windowStorage } from './window-storage'

describe('What the console keeps in the window', () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage')
  const put = (descriptor: PropertyDescriptor) =>
    Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, ...descriptor })
  afterEach(() => {
    for (const key of windowStorage.keys()) windowStorage.removeItem(key)
    if (real) put(real)
    else Reflect.deleteProperty(globalThis, 'sessionStorage')
  })

  it('is kept in memory where the browser forbids to store anything', () => {
    put({
      get() {
        throw new Error('denied')
      }
    })
    windowStorage.setItem('draft', '写了一半')
    assert.equal(windowStorage.getItem('draft'), '写了一半')
    assert.deepEqual(windowStorage.keys(), ['draft'])
    windowStorage.removeItem('draft')
    assert.equal(windowStorage.getItem('draft'), null)
  })

  it('is the newest also when the storage became full after an older one was stored', () => {
    const stored: Record<string, string> = { draft: '旧的' }
    const full = {
      getItem: (key: string) => stored[key] ?? null,
      setItem() {
        throw new Error('full')
      },
      removeItem: (key: string) => Reflect.deleteProperty(stored, key)
    }
    put({ value: full })
    windowStorage.setItem('draft', '新的')
    assert.equal(windowStorage.getItem('draft'), '新的')
    windowStorage.removeItem('draft')
    assert.equal(windowStorage.getItem('draft'), null)
  })
})
