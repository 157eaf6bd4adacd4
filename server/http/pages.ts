import { existsSync, type Stats, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Context, Next } from 'koa'
import type Router from 'koa-router'
import { codeOfLink } from '../../contracts/codes/place-code'
import { sendBuilt } from './client-files'
import { Refusal } from './refusal'
import { sendPage } from './send-page'

/** The two clients that the server hands out, each a built folder with an index.html for all its own addresses. */
const clients = [
  { prefix: '/m', folder: 'h5', name: '市民端' },
  { prefix: '/console', folder: 'console', name: '工作台' }
] as const

const index = '/index.html'
const builtFolder = resolve('dist')

/** Serves built files, and index.html for any other address of a client, as it routes by itself. */
export function servePages(built = builtFolder) {
  return async (ctx: Context, next: Next) => {
    const client = clients.find(({ prefix }) => ctx.path === prefix || ctx.path.startsWith(`${prefix}/`))
    if (!client || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
    const root = join(built, client.folder)
    if (!existsSync(join(root, 'index.html')))
      throw new Refusal('not_found', `${client.name}还没有构建，请先运行 npm run build`)
    // The codes on the walls lead to the pages that the worker keeps on the phone: it may answer for them, too.
    if (ctx.path === '/m/sw.js') ctx.set('Service-Worker-Allowed', '/')
    const file = fileOf(ctx.path.slice(client.prefix.length), root)
    await (file === index ? sendPage(ctx, root) : sendBuilt(ctx, root, file))
  }
}

/** Somebody who followed a wrong link in a browser gets a page with a way home; programs get the refusal. */
export function showNowhere(built = builtFolder) {
  const root = join(built, 'h5')
  return async (ctx: Context, next: Next) => {
    await next()
    const isPage = ctx.method === 'GET' && /\btext\/html\b/.test(ctx.get('Accept')) && !ctx.path.startsWith('/api/')
    if (ctx.status !== 404 || ctx.body != null || !isPage || !existsSync(join(root, 'index.html'))) return
    await sendPage(ctx, root)
    ctx.status = 404
  }
}

/** The built file that an address means. Refuses what is neither one nor an address that the client can know. */
function fileOf(address: string, root: string): string {
  const path = decodeURIComponent(address)
  // No page and no file of ours has such a name; a path that leads elsewhere is written with one of them.
  const strange = /%2f|%5c/i.test(address) || /[\\\0]|\/\./.test(path)
  const found = strange ? undefined : statOf(join(root, path))
  const isFolder = found?.isDirectory() && !/^\/?$/.test(path)
  const isCopy = /\.(br|gz)$/.test(path)
  const isMissing = !found && /\.(js|css|map|png|svg|woff2?)$/.test(path)
  if (strange || isFolder || isCopy || isMissing) throw new Refusal('not_found')
  return found?.isFile() ? path : index
}

/** Undefined as well for what no file can be called, such as a name of five thousand letters. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined
  }
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
