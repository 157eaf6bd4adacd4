import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'
import type { Page } from 'playwright-core'
import type { Phone } from './harness'

/** What WeChat's compiled templates return: tags with attributes, and texts. */
interface Virtual {
  tag: string
  attr?: Record<string, unknown>
  children?: (Virtual | string | number)[]
}
type Gwx = (path: string) => (data: object) => Virtual

/**
 * Draws pages of the mini-program as WeChat would, near enough to look at: its own template compiler turns the built
 * WXML and a page's data into a tree, which becomes HTML with the built style sheets in Chromium. The looks of
 * WeChat's native components are an approximation.
 */
export function pageDrawer(dist = resolve('dist/weapp')) {
  // In this realm: the compiled scripts only recognise its own kind of objects.
  const gwx = new Function('window', wxmlToJs(dist))({}) as Gwx

  return (phone: Phone): string => {
    const { route, data } = phone.page()
    const tree = gwx(`${route}.wxml`)(data)
    const styles = ['app.wxss', `${route}.wxss`].map(file => styleSheet(join(dist, file))).join('\n')
    const address = (src: string) => {
      const bytes = phone.files.get(src)
      return bytes
        ? `data:image/jpeg;base64,${bytes.toString('base64')}`
        : src.replace('http://127.0.0.1:3000', phone.api)
    }
    const body = (tree.children ?? []).map(child => html(child, { gwx, address })).join('')
    return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><style>${nativeLooks}\n${styles}</style></head><body>${body}</body></html>`
  }
}

/** Shows what `draw` made, at an address of the server so that its photos may be shown, and waits for them. */
export async function show(page: Page, phone: Phone, drawn: string) {
  const screen = `${phone.api}/a-screen-of-wechat`
  // Drawn by the test itself, so that the server's content policy is not asked.
  await page.route(screen, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: drawn }), {
    times: 1
  })
  await page.goto(screen)
  await page.waitForFunction(() => Array.from(document.images).every(image => image.complete))
}

interface Drawing {
  gwx: Gwx
  address(src: string): string
}

function html(node: Virtual | string | number, drawing: Drawing): string {
  if (typeof node !== 'object') return asText(String(node))
  const { tag, attr = {}, children = [] } = node
  const inner = () => children.map(child => html(child, drawing)).join('')
  const looks = ` class="${asText(String(attr.class ?? ''))}" style="${asText(String(attr.style ?? ''))}"`
  switch (tag) {
    case 'virtual':
    case 'wx-block':
      return inner()
    case 'wx-comp': {
      const { children: drawn = [] } = drawing.gwx('comp.wxml')({ i: attr.i, l: attr.l })
      return drawn.map(child => html(child, drawing)).join('')
    }
    case 'wx-image':
      return `<img${looks} src="${asText(drawing.address(String(attr.src ?? '')))}">`
    case 'wx-input':
      return `<input${looks} value="${asText(String(attr.value ?? ''))}" placeholder="${asText(String(attr.placeholder ?? ''))}">`
    case 'wx-textarea':
      return `<textarea${looks} placeholder="${asText(String(attr.placeholder ?? ''))}">${asText(String(attr.value ?? ''))}</textarea>`
    default:
      return `<${tag}${looks}>${inner()}</${tag}>`
  }
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, symbol => `&#${symbol.charCodeAt(0)};`)
}

/** A WXSS file with its imports; 750 rpx are the width of the screen, and `page` is the body. Not every page has one. */
function styleSheet(file: string): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8')
    .replace(/@import\s+"([^"]+)";?/g, (_, path: string) => styleSheet(join(dirname(file), path)))
    .replace(/(-?[\d.]+)rpx/g, (_, size: string) => `${Number(size) / 7.5}vw`)
    .replace(/(^|[\s,}])page(?=\s*[,{])/g, '$1body')
}

const nativeLooks = `
* { -webkit-font-smoothing: antialiased }
wx-view { display: block }
wx-button { display: block; position: relative; margin: 0 auto; padding: 0 14px; box-sizing: border-box;
  font-size: 18px; text-align: center; line-height: 2.556; border-radius: 5px; background: #f8f8f8; overflow: hidden }
wx-button::after { content: ''; position: absolute; inset: 0; width: 200%; height: 200%; border: 1px solid rgba(0,0,0,.2);
  transform: scale(.5); transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none }
img { display: inline-block; width: 320px; height: 240px }
input, textarea { border: 0; margin: 0; resize: none; outline: 0 }
`
