import { pathToFileURL } from 'node:url'
import { type Client, isStale, markBuilt } from './stale'

// Bundlers load slowly, and most starts build nothing.
const builders: Record<Client, { name: string; build: () => Promise<unknown> }> = {
  h5: { name: '市民端网页', build: async () => (await import('./build-clients')).buildH5() },
  weapp: { name: '微信小程序', build: async () => (await import('./build-clients')).buildWeapp() },
  console: { name: '工作台', build: async () => (await import('./build-console')).buildConsole() }
}

/** Builds the clients that are missing or older than their sources, or all of them. */
export async function buildClients(clients: readonly Client[], all = false) {
  for (const client of clients) {
    if (!all && !isStale(client)) continue
    const { name, build } = builders[client]
    console.log(`正在构建${name}……`)
    await build()
    markBuilt(client)
  }
}

// `tsx scripts/build-all.ts h5`: one client alone.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildClients(process.argv.slice(2).filter((word): word is Client => Object.hasOwn(builders, word)))
}
