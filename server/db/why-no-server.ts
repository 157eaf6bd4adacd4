import type { mongo } from 'mongoose'

const members = ['RSPrimary', 'RSSecondary', 'RSArbiter', 'RSOther']

/** Says why the driver found no server that takes writes, from what it saw of each. */
export function whyNoServer(topology: mongo.TopologyDescription | undefined, url: string): string {
  const all = [...(topology?.servers.values() ?? [])]
  const set = topology?.setName
  if (all.length === 0)
    return `那里的 MongoDB 不属于副本集 ${set ?? ''}：它不是副本集，或者名字不同，请核对 MONGODB_URL 里的 replicaSet`
  if (all.some(({ type }) => type === 'RSGhost')) return '副本集还没有建立，请在一个成员上运行 rs.initiate()'
  const away = all.filter(({ type }) => !members.includes(type))
  const reasons = grouped(away, url)
  if (away.length === all.length) return reasons
  const seen = `副本集 ${set ?? ''} 现在没有主节点：${all.length} 个成员里连得上 ${all.length - away.length} 个，过半数才选得出主节点`
  return `${seen}；${reasons || '请看各成员的日志'}`
}

/** Each reason once, with the servers that it holds for. */
function grouped(away: readonly mongo.ServerDescription[], url: string): string {
  const reasons = new Map<string, string[]>()
  for (const { address, error } of away) {
    const named = isNamedIn(url, address) ? address : `${address}（副本集自己报的成员）`
    const why = whyAway(error?.cause)
    reasons.set(why, [...(reasons.get(why) ?? []), named])
  }
  return [...reasons].map(([why, where]) => `${where.join('、')} ${why}`).join('；')
}

/** A set tells the addresses of its members itself, and they may be known only where it runs. */
function isNamedIn(url: string, address: string): boolean {
  if (url.startsWith('mongodb+srv:')) return true
  const hosts = /\/\/(?:.*@)?([^/?]*)/.exec(url)?.[1]?.split(',') ?? []
  return hosts.includes(address) || hosts.includes(address.replace(/:27017$/, ''))
}

function whyAway(cause: unknown): string {
  const { code = '', message = '' } = (cause ?? {}) as NodeJS.ErrnoException
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return '找不到，请核对主机名'
  if (code === 'ECONNREFUSED') return '拒绝连接：MongoDB 没有在那里运行，或者端口不对'
  if (/TLS|SSL|certificate/i.test(`${code} ${message}`)) return '的加密连接不成，请核对 tls 选项和证书'
  return '没有回应，请检查地址和防火墙，以及是否要 tls=true'
}
