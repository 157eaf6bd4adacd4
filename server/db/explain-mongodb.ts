import mongoose from 'mongoose'
import { DatabaseUnavailable } from './unavailable'
import { whyNoServer } from './why-no-server'

/**
 * Turns an error of MongoDB or its driver into one sentence that says what to mend. The driver's own words are English, and a
 * server's words may hold the values of a command, so neither is shown. Anything else stays what it is.
 */
export function explained(error: unknown, url = ''): unknown {
  if (error instanceof DatabaseUnavailable) return error
  const why = whyOf(error, url)
  return why
    ? new DatabaseUnavailable(`不能使用数据库${url && `（${placeIn(url)}）`}：${why}`, { cause: error })
    : error
}

/** What a program prints when it could not do its work. */
export function sentenceOf(error: unknown): string {
  const told = explained(error)
  return told instanceof Error ? told.message : String(told)
}

/** The hosts and the database; not the user, the password and the options, in which there may be another one. */
export function placeIn(url: string): string {
  return url.replace(/\/\/.*@/, '//').replace(/\?.*$/s, '')
}

function whyOf(error: unknown, url: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { MongoServerError, MongoServerSelectionError, MongoRuntimeError, MongoError } = mongoose.mongo
  if (error instanceof MongoServerError) return whyRefused(error, url)
  if (error instanceof mongoose.Error.MongooseServerSelectionError || error instanceof MongoServerSelectionError)
    return whyNoServer((error as { reason?: mongoose.mongo.TopologyDescription }).reason, url)
  // The driver has two classes of this name.
  if (error.name === 'MongoParseError' || error instanceof MongoRuntimeError) return whyNotRead(error)
  if ('syscall' in error && /^query(Srv|Txt)$/.test(String(error.syscall)))
    return '域名服务器里找不到 mongodb+srv 的主机名，请核对 MONGODB_URL'
  if (error instanceof MongoError) return `与它的连接断了，请检查网络和 MongoDB 的日志（${error.name}）`
  return undefined
}

function whyNotRead({ message }: Error): string {
  const [, option] = /^options? (\w+).* not supported$/.exec(message) ?? []
  return option
    ? `MONGODB_URL 里的选项 ${option} 不认识`
    : 'MONGODB_URL 写得不对，应当形如 mongodb://用户名:密码@主机:27017/mashangban?replicaSet=rs0；密码里的符号要写成 %XX'
}

const hasUser = (url: string) => /^[^/]+\/\/[^/?]*@/.test(url)
const databaseOf = (url: string) => placeIn(url).split('/').at(-1)

function whyRefused({ code, codeName }: mongoose.mongo.MongoServerError, url: string): string {
  switch (code) {
    case 13:
      return hasUser(url)
        ? `MONGODB_URL 里的用户没有在 ${databaseOf(url)} 里读写的权限，请给它角色 readWrite`
        : '它要求登录，请把用户名和密码写进 MONGODB_URL：mongodb://用户名:密码@主机/mashangban?replicaSet=rs0'
    case 18:
    case 8000:
      return (
        'MONGODB_URL 里的用户名或密码不对（密码里的符号要写成 %XX）；' +
        `用户如果不是建在 ${databaseOf(url)} 里的，请加上 authSource=那个数据库`
      )
    case 10107:
    case 13435:
      return '连到的成员不是主节点，写不进去：请在 MONGODB_URL 写上全部成员和 replicaSet，不要 directConnection；新的副本集先运行 rs.initiate()'
    case 64:
      return '写入没有得到多数成员的确认，请检查副本集的成员是否都在运行'
    case 11000:
      return '里面有重复的数据，建不了唯一索引，请从备份恢复，或与开发者联系'
    default:
      return `它不接受命令（${codeName ?? '没有名字的错误'}，${code}）`
  }
}
