import type Router from 'koa-router'
import { Refusal } from '../http/refusal'
import { settings } from '../settings'
import { sandboxMessages } from './sandbox'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

/** Shows the messages that the sandbox received in place of WeChat, for a trial. Not in production. */
export function wechatRoutes(router: Router) {
  router.get('/sandbox/wechat', ctx => {
    if (settings().production || settings().wechat) throw new Refusal('not_found')
    const items = [...sandboxMessages].reverse().map(({ template, page, data }) => {
      const lines = Object.entries(data).map(([name, value]) => `<li>${escaped(name)}：${escaped(value)}</li>`)
      return `<section><h2>模板 ${escaped(template)}</h2><ul>${lines.join('')}</ul><p>打开：${escaped(page)}</p></section>`
    })
    ctx.type = 'html'
    ctx.set('Cache-Control', 'no-store')
    ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>微信沙箱</title><h1>微信沙箱：会发出的订阅消息</h1>${items.join('') || '<p>还没有。市民在微信里同意接收消息以后，办理有进展时会出现在这里。</p>'}</html>`
  })
}
