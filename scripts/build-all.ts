import { buildH5, buildWeapp } from './build-clients'
import { buildConsole } from './build-console'
import { type Client, isStale, markBuilt } from './stale'

const builders: Record<Client, { name: string; build: () => Promise<unknown> }> = {
  h5: { name: '市民端网页', build: buildH5 },
  weapp: { name: '微信小程序', build: buildWeapp },
  console: { name: '工作台', build: buildConsole }
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
