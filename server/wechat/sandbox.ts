import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { Refusal } from '../http/refusal'
import type { SubscribeMessage, Wechat } from './wechat-service'

/** The messages that WeChat would have been asked to send, the latest last. */
export const sandboxMessages: SubscribeMessage[] = []
const mostMessages = 100

/** Forgets what would have been sent to this person. */
export function forgetSandboxMessages(openid: string): void {
  const others = sandboxMessages.filter(message => message.openid !== openid)
  sandboxMessages.splice(0, sandboxMessages.length, ...others)
}

/** Replaces WeChat where no appid is set: each login code is a user of its own. Never in production. */
export function wechatSandbox(production: boolean): Wechat {
  return {
    async openidOf(code) {
      if (production) throw new Refusal('wechat_refused', '这里还没有开通微信登录，请用手机浏览器打开')
      return `sandbox-${createHash('sha256').update(code).digest('hex').slice(0, 22)}`
    },
    async roundCode(code) {
      if (production) throw new Refusal('round_code_refused', '这里还没有开通微信小程序，不能生成小程序码')
      return { image: await placeholder(code), type: 'image/png', placeholder: true }
    },
    async send(message) {
      if (production) return { result: 'unusable' }
      sandboxMessages.push(message)
      sandboxMessages.splice(0, sandboxMessages.length - mostMessages)
      return { result: 'sent' }
    }
  }
}

/** Draws a disc that says that it is not a real code. */
function placeholder(code: string): Promise<Buffer> {
  const rays = Array.from({ length: 36 }, (_, index) => {
    const length = 150 + ((code.charCodeAt(index % code.length) * (index + 7)) % 50)
    return `<path d="M215 ${215 - length}V60" stroke="#9aa5b1" stroke-width="9" transform="rotate(${index * 10} 215 215)"/>`
  }).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="430" height="430" text-anchor="middle" font-family="sans-serif">
    <rect width="430" height="430" fill="#fff"/>${rays}<circle cx="215" cy="215" r="120" fill="#fff" stroke="#c0392b" stroke-width="6"/>
    <text x="215" y="195" font-size="34" fill="#c0392b">示例</text>
    <text x="215" y="232" font-size="20" fill="#c0392b">不能扫，勿印刷</text>
    <text x="215" y="270" font-size="22" fill="#333">${code}</text></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
