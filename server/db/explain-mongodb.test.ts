import assert from 'node:assert/strict'
import mongoose, { type mongo } from 'mongoose'
import { databaseUrl } from '../../embedded-database/contract/fresh-database'
import { freePort } from '../../scripts/free-port'
import { explained, sentenceOf } from './explain-mongodb'

const { MongoClient, MongoServerError, MongoServerSelectionError } = mongoose.mongo
const secret = 'p-1380000'

/** What a person reads who started the server with this url. */
async function told(url: string, options: mongo.MongoClientOptions = {}): Promise<string> {
  try {
    const client = await new MongoClient(url, { serverSelectionTimeoutMS: 1000, ...options }).connect()
    await client.close()
  } catch (error) {
    return (explained(error, url) as Error).message
  }
  return 'nothing'
}

/** What the driver says when it has seen these servers and none that takes writes. */
function toldOf(
  servers: [address: string, type: string, code?: string][],
  url = 'mongodb://a,b,c/city?replicaSet=rs0'
) {
  const seen = servers.map(([address, type, code]) => {
    const error = code ? Object.assign(new Error('x'), { cause: Object.assign(new Error(code), { code }) }) : null
    return [address, { address, type, error }] as const
  })
  const topology = { setName: 'rs0', servers: new Map(seen) } as unknown as mongo.TopologyDescription
  return (explained(new MongoServerSelectionError('timed out', topology), url) as Error).message
}

describe('Whoever starts the server on a MongoDB that cannot be used', () => {
  /** Chinese, one line, no password and none of the driver's own words. */
  function isPlain(sentence: string) {
    assert.match(sentence, /^不能使用数据库（mongodb(\+srv)?:\/\/[^@?]*）：[^\n]+$/)
    assert.doesNotMatch(sentence, /authenticat|requires|timed out|getaddrinfo|unescaped|connect /i)
    assert.ok(!sentence.includes(secret), sentence)
  }

  it('reads that nobody listens there, and on which of the hosts', async () => {
    const [one, other] = [await freePort(), await freePort()]
    const sentence = await told(`mongodb://wang:${secret}@127.0.0.1:${one},127.0.0.1:${other}/city`)
    isPlain(sentence)
    assert.match(sentence, new RegExp(`127.0.0.1:${one}、127.0.0.1:${other} 拒绝连接`))
  })

  it('reads that the url is wrong, whatever is in the password', async () => {
    for (const url of [
      `mongodb://wang:${secret}@1:2@127.0.0.1/city`,
      `mongodb://wang:${secret}%ss@127.0.0.1/city`,
      `mongodb://wang:${secret}#/1@127.0.0.1/city`,
      'mongodb://127.0.0.1:99999/city'
    ]) {
      const sentence = await told(url)
      isPlain(sentence)
      assert.match(sentence, /MONGODB_URL 写得不对.*%XX/, url)
    }
    assert.match(await told('mongodb://127.0.0.1/city?replicaset=a&nonsense=1'), /选项 nonsense 不认识/)
  })

  it('reads about the set: another name, not made yet, no primary, members whose names are not known here', () => {
    const sentences = [
      [toldOf([]), /不属于副本集 rs0.*replicaSet/],
      [toldOf([['a:27017', 'RSGhost']]), /rs\.initiate/],
      [
        toldOf([
          ['a:27017', 'RSSecondary'],
          ['b:27017', 'Unknown', 'ECONNREFUSED'],
          ['c:27017', 'Unknown', 'ECONNREFUSED']
        ]),
        /没有主节点：3 个成员里连得上 1 个.*b:27017、c:27017 拒绝连接/
      ],
      [toldOf([['a:27017', 'Unknown', 'ENOTFOUND']]), /：a:27017 找不到.*主机名/],
      [toldOf([['mongo:27017', 'Unknown', 'ENOTFOUND']]), /mongo:27017（副本集自己报的成员） 找不到/],
      [toldOf([['a:27017', 'Unknown', 'DEPTH_ZERO_SELF_SIGNED_CERT_TLS']]), /tls 选项和证书/],
      [toldOf([['a:27017', 'Unknown']]), /没有回应.*防火墙/]
    ] as const
    for (const [sentence, expected] of sentences) {
      isPlain(sentence)
      assert.match(sentence, expected)
    }
  })

  it('reads what to set when the server refuses, and no value of the command that it refused', () => {
    const urls = ['mongodb://a/city?replicaSet=rs0', `mongodb://wang:${secret}@a/city?replicaSet=rs0`] as const
    const refusals: [code: number, url: string, RegExp][] = [
      [13, urls[0], /要求登录.*用户名和密码.*MONGODB_URL/],
      [13, urls[1], /没有在 city 里读写的权限.*readWrite/],
      [18, urls[1], /用户名或密码不对.*authSource/],
      [10107, urls[0], /不是主节点.*rs\.initiate/],
      [64, urls[0], /多数成员/],
      [11000, urls[0], /重复/],
      [2, urls[0], /不接受命令（BadValue，2）/]
    ]
    for (const [code, url, expected] of refusals) {
      const refused = { message: `Command update requires authentication: ${secret}`, code, codeName: 'BadValue' }
      const { message } = explained(new MongoServerError(refused), url) as Error
      isPlain(message)
      assert.match(message, expected)
    }
  })

  it('reads other mistakes as they are, and a program that knows no url says the same without a place', () => {
    const other = new Error('端口 1 已经被占用')
    assert.equal(explained(other, 'mongodb://a/city'), other)
    assert.equal(sentenceOf(other), other.message)
    assert.match(sentenceOf(new MongoServerError({ message: secret, code: 64 })), /^不能使用数据库：[^\n]*多数/)
    assert.equal(sentenceOf('no error'), 'no error')
  })

  it('reads on a real one that the user is not known, or that the set has another name', async function () {
    if (!process.env.MONGODB_URL) return this.skip()
    const url = new URL(await databaseUrl())
    url.searchParams.set('replicaSet', 'another')
    assert.match(await told(url.href, { serverSelectionTimeoutMS: 2_000 }), /不属于副本集 another/)
    url.searchParams.delete('replicaSet')
    Object.assign(url, { username: 'wang', password: secret })
    const sentence = await told(url.href, { serverSelectionTimeoutMS: 5_000 })
    isPlain(sentence)
    assert.match(sentence, /用户名或密码不对/)
  })
})
