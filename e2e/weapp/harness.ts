import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createContext, Script } from 'node:vm'
import { presentVersion } from '../../contracts/privacy/versions'
import { assign, pathTo, wordsOf } from './page-tree'
import { Network, Pending } from './pending'
import type { PhoneState, Query } from './phone-state'
import { readTemplates, type TreeNode } from './template'
import { wechat } from './wechat'

interface Manifest {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

type Hook = (this: unknown, argument?: unknown) => unknown

interface PageInstance {
  route: string
  query: Query
  data: { root?: TreeNode }
  eh(event: object): void
  onLoad?: Hook
  onShow?: Hook
  onReady?: Hook
  onHide?: Hook
  onUnload?: Hook
}

export interface Phone extends PhoneState {
  /** Starts the app again, as after it was swiped away. Storage stays. */
  launch(query?: Query, path?: string): Promise<void>
  /** Scans again while the app is still alive. */
  scanAgain(query: Query): Promise<void>
  page(): PageInstance
  text(): string
  has(id: string): boolean
  value(id: string): string
  tap(id: string): Promise<void>
  /** Brings the network back and tells the app, if it listens. */
  reconnect(): Promise<void>
  /** A tap on a marker of the map with this id. */
  tapMarker(id: string, markerId: number): Promise<void>
  /** Taps without waiting for what follows. */
  tapAtOnce(id: string): void
  type(id: string, text: string): Promise<void>
  /** Chooses in WeChat's own list or calendar. */
  choose(id: string, value: string): Promise<void>
  settle(): Promise<void>
}

/** The bundle is read and compiled once in a process; every start of the app on every phone runs it anew. */
const templatesOf = once(readTemplates)
const scriptOf = once(file => {
  const source = `(function (require, module, exports, Page) { ${readFileSync(file, 'utf8')}\n})`
  return new Script(source, { filename: file })
})

function once<T>(work: (path: string) => T): (path: string) => T {
  const done = new Map<string, T>()
  return path => {
    const result = done.get(path) ?? work(path)
    done.set(path, result)
    return result
  }
}

/**
 * A phone that runs the built mini-program: its files in a `vm` context with a `wx` of our own, no DOM and no eval, as
 * in WeChat. Pages are driven through the event handler and read from the data that WeChat would draw.
 */
export function pickUpPhone(api: string, dist = resolve('dist/weapp')): Phone {
  const templateOf = templatesOf(dist)
  const pending = new Pending()
  let pages: PageInstance[] = []
  let app: { definition?: Record<string, Hook>; pageDefinitions: Map<string, object> } = { pageDefinitions: new Map() }

  const phone: PhoneState = {
    api,
    loginCode: `phone-${randomUUID()}`,
    pending,
    network: new Network(),
    // The privacy text was agreed to.
    storage: new Map([['consent', JSON.stringify({ version: presentVersion })]]),
    files: new Map(),
    album: [],
    scans: [],
    networkListeners: new Set(),
    consent: 'accept',
    requests: [],
    entered: { path: '', query: {}, scene: 1047 },
    open(url, how) {
      const [path = '', search = ''] = url.replace(/^\//, '').split('?')
      const leaving = how === 'restart' ? pages : pages.slice(-1)
      if (how === 'push' && pages.length === 10) throw new Error('webview count limit exceed')
      if (how === 'push') leaving.at(-1)?.onHide?.()
      else {
        for (const page of leaving) page.onUnload?.()
        pages = pages.filter(page => !leaving.includes(page))
      }
      show(path, Object.fromEntries(new URLSearchParams(search)))
    },
    back() {
      pages.pop()?.onUnload?.()
      pages.at(-1)?.onShow?.()
    }
  }

  const start = () => {
    app = { pageDefinitions: new Map() }
    pages = []
    // An app that has ended hears nothing more.
    phone.networkListeners.clear()
    const registerApp = (definition: Record<string, Hook>) => {
      app.definition = definition
    }
    const ignore = () => ({})
    const globals = {
      wx: wechat(phone),
      App: registerApp,
      // Taro's only component is for trees of more than sixteen levels; it draws the same data.
      Component: ignore,
      Behavior: ignore,
      getApp: () => app.definition,
      getCurrentPages: () => pages,
      console,
      setTimeout: (work: () => void, delay = 0) => pending.timer(work, delay),
      clearTimeout: (timer: number) => pending.clear(timer),
      setInterval: () => 0,
      clearInterval: () => {},
      Promise
    }
    const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } })
    const loaded = new Map<string, { exports: unknown }>()
    const load = (file: string) => {
      const known = loaded.get(file)
      if (known) return known.exports
      const module = { exports: {} }
      loaded.set(file, module)
      const route = file.slice(dist.length + 1).replace(/\.js$/, '')
      const registerPage = (definition: object) => app.pageDefinitions.set(route, definition)
      const require = (path: string) => load(`${join(dirname(file), path).replace(/\.js$/, '')}.js`)
      scriptOf(file).runInContext(context)(require, module, module.exports, registerPage)
      return module.exports
    }
    load(join(dist, 'app.js'))
    const { pages: routes, subPackages = [] } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as Manifest
    const parts = subPackages.flatMap(({ root, pages: own }) => own.map(page => `${root}/${page}`))
    for (const route of [...routes, ...parts]) load(join(dist, `${route}.js`))
  }

  const show = (route: string, query: Query) => {
    const definition = app.pageDefinitions.get(route)
    if (!definition) throw new Error(`There is no page ${route}`)
    const { data = {} } = definition as { data?: object }
    const page = {
      ...definition,
      route,
      query,
      data: structuredClone(data),
      setData(changes: Record<string, unknown>, done?: () => void) {
        for (const [path, value] of Object.entries(changes)) assign(page.data, path, structuredClone(value))
        if (done) pending.timer(done)
      }
    } as PageInstance & { setData(changes: Record<string, unknown>, done?: () => void): void }
    pages.push(page)
    page.onLoad?.(query)
    page.onShow?.()
    pending.timer(() => page.onReady?.())
  }

  const current = () => {
    const page = pages.at(-1)
    if (!page) throw new Error('No page is open')
    return page
  }
  const find = (id: string) => {
    const path = pathTo(current().data.root, node => node.uid === id)
    if (!path) throw new Error(`There is no ${id} on ${current().route}: ${wordsOf(current().data.root)}`)
    return path
  }
  /** WeChat calls the handler of every element on the way up that listens to the event. */
  const fire = (id: string, type: string, detail: object) => {
    const path = find(id)
    const target = { id, dataset: { sid: path.at(-1)?.sid } }
    for (const node of path.toReversed().filter(node => templateOf(node)?.events.includes(type)))
      current().eh({
        type,
        detail,
        target,
        currentTarget: { id: node.uid ?? node.sid, dataset: { sid: node.sid } },
        timeStamp: 0
      })
  }

  return Object.assign(phone, {
    async launch(query: Query = {}, path = 'pages/report/index') {
      // Temporary files do not outlive the app.
      for (const file of phone.files.keys()) if (file.includes('tmp_')) phone.files.delete(file)
      phone.entered = { path, query, scene: 1047 }
      start()
      app.definition?.onLaunch?.(phone.entered)
      app.definition?.onShow?.(phone.entered)
      show(path, query)
      await pending.settle()
    },
    async scanAgain(query: Query) {
      phone.entered = { ...phone.entered, query }
      app.definition?.onShow?.(phone.entered)
      current().onShow?.()
      await pending.settle()
    },
    page: current,
    text: () => wordsOf(current().data.root),
    has: (id: string) => pathTo(current().data.root, node => node.uid === id) !== undefined,
    value(id: string) {
      const node = find(id).at(-1)
      const prop = node && templateOf(node)?.props.value
      return String((prop && node?.[prop]) ?? '')
    },
    async reconnect() {
      phone.network.restore()
      for (const listener of [...phone.networkListeners]) listener({ isConnected: true })
      await pending.settle()
    },
    async tapMarker(id: string, markerId: number) {
      fire(id, 'markertap', { markerId })
      await pending.settle()
    },
    tapAtOnce: (id: string) => fire(id, 'tap', {}),
    async tap(id: string) {
      fire(id, 'tap', {})
      await pending.settle()
    },
    async type(id: string, text: string) {
      fire(id, 'input', { value: text, cursor: text.length })
      await pending.settle()
    },
    async choose(id: string, value: string) {
      fire(id, 'change', { value })
      await pending.settle()
    },
    settle: () => pending.settle()
  })
}
