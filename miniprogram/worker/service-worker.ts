import { answerOf, type Shop } from './answer-of'

/** Written in by the build: every file that residents may need, and a name for this set of them. */
declare const FILES: readonly string[]
declare const VERSION: string

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Waiting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
/** The little of a service worker's own world that is used here; the compiler knows pages only. */
interface Worker {
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
declare const self: Worker

const prefix = 'm-'
/** Pages that are open may still want files of the version they began with. */
const keptVersions = 3

const shop: Shop = {
  shell: () => caches.open(prefix + VERSION).then(cache => cache.match('/m/')),
  find: request => caches.match(request, { ignoreVary: true }),
  keep: async (request, answer) => (await caches.open(prefix + VERSION)).put(request, answer),
  fetch: request => fetch(request)
}

self.addEventListener('install', event => event.waitUntil(fill().then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(clear().then(() => self.clients.claim())))
self.addEventListener('fetch', event => {
  const answer = answerOf(event.request, shop)
  if (answer) event.respondWith(answer)
})

/** What an earlier version has brought is not fetched again: names with a hash never change their content. */
async function fill(): Promise<void> {
  const cache = await caches.open(prefix + VERSION)
  for (const file of FILES) {
    const known = file === '/m/' ? undefined : await caches.match(file, { ignoreVary: true })
    if (known) await cache.put(file, known)
    else await cache.add(new Request(file, { cache: file === '/m/' ? 'reload' : 'default' }))
  }
}

async function clear(): Promise<void> {
  const names = (await caches.keys()).filter(name => name.startsWith(prefix))
  // In the order in which they were made.
  const old = names.filter(name => name !== prefix + VERSION).slice(0, -(keptVersions - 1))
  await Promise.all(old.map(name => caches.delete(name)))
}
