import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Koa from 'koa'
import compress from 'koa-compress'
import { after, before, describe, it } from 'mocha'
import { compressBuilt } from '../../scripts/compress-built'
import { translateErrors } from './errors'
import { servePages } from './pages'

const script = `${'console.log("码上办");'.repeat(200)}\n`
const page = `<!doctype html><title>码上办</title>${'<p>上报</p>'.repeat(200)}`

/** What a browser would not send by itself: addresses go out letter by letter, and nothing is unpacked. */
function ask(server: Server, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, method, agent: false }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('A built client', () => {
  let built: string
  let server: Server

  before(async () => {
    built = mkdtempSync(join(tmpdir(), 'mashangban-built-'))
    mkdirSync(join(built, 'h5/js'), { recursive: true })
    writeFileSync(join(built, 'secret.txt'), 'secret')
    writeFileSync(join(built, 'h5/index.html'), page)
    writeFileSync(join(built, 'h5/.hidden.js'), 'secret')
    writeFileSync(join(built, 'h5/js/app.0123abcd.js'), script)
    writeFileSync(join(built, 'h5/js/plain.js'), script)
    writeFileSync(join(built, 'h5/icon.png'), Buffer.alloc(4000, 1))
    await compressBuilt(join(built, 'h5'))
    writeFileSync(join(built, 'h5/js/fresh.js'), script)
    const app = new Koa()
    app
      .use(compress({ threshold: 1024 }))
      .use(translateErrors)
      .use(servePages(built))
    server = createServer(app.callback())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })

  after(async () => {
    await new Promise(resolve => server.close(resolve))
    rmSync(built, { recursive: true })
  })

  it('comes in the encoding that the browser takes, brotli first, each with its type and an ETag of its own', async () => {
    const path = '/m/js/app.0123abcd.js'
    const taken: [string | undefined, string | undefined, (body: Buffer) => Buffer][] = [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
      ['gzip', 'gzip', gunzipSync],
      ['identity', undefined, body => body],
      [undefined, undefined, body => body]
    ]
    const tags = new Map<unknown, unknown>()
    for (const [accepted, encoding, unpack] of taken) {
      const { status, headers, body } = await ask(server, path, accepted ? { 'Accept-Encoding': accepted } : {})
      assert.equal(status, 200)
      assert.equal(headers['content-encoding'], encoding, accepted)
      assert.equal(String(unpack(body)), script)
      assert.equal(headers['content-length'], String(body.length))
      assert.equal(headers.vary, 'Accept-Encoding')
      assert.match(String(headers['content-type']), /^(text|application)\/javascript; charset=utf-8$/)
      tags.set(encoding, headers.etag)
    }
    assert.equal(new Set(tags.values()).size, 3)
  })

  it('is kept for a year when its name has a hash, and asked for again otherwise', async () => {
    const kept = async (path: string) => (await ask(server, path)).headers['cache-control']
    assert.equal(await kept('/m/js/app.0123abcd.js'), 'public, max-age=31536000, immutable')
    for (const path of ['/m/js/plain.js', '/m/', '/m', '/m/pages/report/index']) {
      assert.equal(await kept(path), 'no-cache', path)
    }
  })

  it('is not sent again to a browser that has it', async () => {
    for (const path of ['/m/js/app.0123abcd.js', '/m/js/plain.js']) {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const accepted = { 'Accept-Encoding': encoding }
        const { headers } = await ask(server, path, accepted)
        const again = await ask(server, path, { ...accepted, 'If-None-Match': String(headers.etag) })
        assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, headers.etag])
        assert.equal(again.headers.vary, 'Accept-Encoding')
        assert.equal(again.headers['content-encoding'], undefined)
        const other = await ask(server, path, { ...accepted, 'If-None-Match': '"other"' })
        assert.equal(other.status, 200)
      }
    }
  })

  it('answers HEAD as it answers GET, without the body', async () => {
    for (const encoding of ['br', 'identity']) {
      const accepted = { 'Accept-Encoding': encoding }
      const { headers: got } = await ask(server, '/m/js/app.0123abcd.js', accepted)
      const { status, headers, body } = await ask(server, '/m/js/app.0123abcd.js', accepted, 'HEAD')
      assert.deepEqual([status, body.length], [200, 0])
      const names = ['content-type', 'content-length', 'content-encoding', 'etag', 'vary', 'cache-control']
      for (const name of names) assert.equal(headers[name], got[name], name)
    }
  })

  it('is compressed on the way when its build has left no copy, and a picture never is', async () => {
    const fresh = await ask(server, '/m/js/fresh.js', { 'Accept-Encoding': 'gzip' })
    assert.deepEqual([fresh.headers['content-encoding'], String(gunzipSync(fresh.body))], ['gzip', script])
    const icon = await ask(server, '/m/icon.png', { 'Accept-Encoding': 'br, gzip' })
    assert.deepEqual(
      [icon.headers['content-encoding'], icon.headers['content-type'], icon.body.length],
      [undefined, 'image/png', 4000]
    )
  })

  it('opens at each address of its own', async () => {
    for (const path of ['/m', '/m/', '/m/pages/report/index', '/m/pages/report/index?c=1']) {
      const { status, headers, body } = await ask(server, path, { Range: 'bytes=0-3' })
      assert.deepEqual([status, String(body)], [200, page], path)
      assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    }
  })

  it('lets in styles by a nonce that is another one each time, and nothing that stands in the page', async () => {
    writeFileSync(
      join(built, 'h5/index.html'),
      page.replace('</title>', '</title><script defer src="/m/js/plain.js"></script>')
    )
    try {
      const nonces = await Promise.all(
        [1, 2].map(async () => {
          const { headers, body } = await ask(server, '/m/', { 'If-None-Match': '*' })
          const policy = String(headers['content-security-policy'])
          const [, nonce = ''] = /style-src 'self' 'nonce-([\w+/=]{24})'/.exec(policy) ?? []
          assert.doesNotMatch(policy, /unsafe|sha256|https?:|\*/)
          assert.match(policy, /script-src 'self';/)
          assert.ok(String(body).includes(`<script nonce="${nonce}" defer`))
          return nonce
        })
      )
      assert.notEqual(nonces[0], nonces[1])
    } finally {
      writeFileSync(join(built, 'h5/index.html'), page)
    }
  })

  it('leads nowhere else', async () => {
    const nowhere: [string, number][] = [
      ['/m/../secret.txt', 404],
      ['/m/..%2fsecret.txt', 404],
      ['/m/%2e%2e/secret.txt', 404],
      ['/m/js/..%5c..%5csecret.txt', 404],
      ['/m/js/../../../secret.txt', 404],
      ['/m/js%2fapp.0123abcd.js', 404],
      ['/m/.hidden.js', 404],
      ['/m/.git/config', 404],
      ['/m/js/app.0123abcd.js%00', 404],
      ['/m/%00', 404],
      ['/m/js', 404],
      ['/m/js/', 404],
      ['/m/js/app.0123abcd.js.br', 404],
      ['/m/js/gone.js', 404],
      ['/m/%', 400],
      ['/m/%ff', 400],
      ['/m/js/app.0123abcd.js/x.js', 404],
      [`/m/${'a'.repeat(5000)}.js`, 404],
      ['/console/', 404]
    ]
    for (const [path, expected] of nowhere) {
      const { status, body } = await ask(server, path)
      assert.equal(status, expected, path)
      assert.ok(JSON.parse(String(body)).error.code, path)
    }
    const condition = await ask(server, '/m/js/plain.js', { 'If-Match': '"other"' })
    assert.equal(condition.status, 400)
    assert.equal((await ask(server, `/m/${'a'.repeat(5000)}`)).status, 200)
  })
})
