import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'koa'
import { contentPolicy } from './security-headers'

/**
 * Answers with the page of a built client. The parts it is made of put styles into it while it runs, which the policy lets
 * in by a nonce that is another one in each answer. The page's scripts carry it, as a browser shows it there to scripts and to
 * nobody else. So no copy is kept by an ETag: it would come with an older nonce than its policy.
 */
export async function sendPage(ctx: Context, root: string) {
  const nonce = randomBytes(16).toString('base64')
  const page = await readFile(join(root, 'index.html'), 'utf8')
  ctx.set('Content-Security-Policy', contentPolicy(nonce))
  ctx.set('Cache-Control', 'no-cache')
  ctx.type = 'html'
  ctx.body = page.replaceAll('<script ', `<script nonce="${nonce}" `)
}
