import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context, Next } from 'koa'
import type Router from 'koa-router'
import send from 'koa-send'
import { codeOfLink } from '../../contracts/codes/place-code'
import { Refusal } from './refusal'

/** The two clients that the server hands out, each a built folder with an index.html for all its own addresses. */
const clients = [
  { prefix: '/m', folder: 'h5', name: '市民端' },
  { prefix: '/console', folder: 'console', name: '工作台' }
] as const

const builtFolder = resolve('dist')

/** Serves built files, and index.html for any other address of a client, as it routes by itself. */
export async function servePages(ctx: Context, next: Next) {
  const client = clients.find(({ prefix }) => ctx.path === prefix || ctx.path.startsWith(`${prefix}/`))
  if (!client || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
  const root = join(builtFolder, client.folder)
  if (!existsSync(join(root, 'index.html')))
    throw new Refusal('not_found', `${client.name}还没有构建，请先运行 npm run build`)
  const path = decodeURIComponent(ctx.path.slice(client.prefix.length)) || '/'
  const isFile = /\.\w+$/.test(path) && existsSync(join(root, path))
  if (!isFile && /\.(js|css|map|png|svg|woff2?)$/.test(path)) throw new Refusal('not_found')
  await send(ctx, isFile ? path : 'index.html', {
    root,
    maxAge: isFile && /[.-][\w-]{8,}\.\w+$/.test(path) ? 365 * 86_400_000 : 0,
    immutable: isFile
  })
}

export function pageRoutes(router: Router) {
  // What a camera opens; WeChat goes to the mini-program by its own rule for …/q/.
  router.get('/q/:code', ctx => {
    ctx.redirect(`/m/pages/report/index?c=${encodeURIComponent(codeOfLink(ctx.params.code ?? ''))}`)
  })

  router.get('/', ctx => {
    ctx.redirect('/m/')
  })
}

/** Hashes of the inline scripts in the built pages, so that the content policy can name them and nothing else. */
export function inlineScriptHashes(): string[] {
  return clients.flatMap(({ folder }) => {
    const file = join(builtFolder, folder, 'index.html')
    if (!existsSync(file)) return []
    const scripts = readFileSync(file, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)
    return Array.from(scripts, ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  })
}
