import { createHash } from 'node:crypto'
import { Refusal } from '../http/refusal'
import type { Wechat } from './wechat'

/** Stands in for WeChat where no appid is set: each code is a user of its own. Never in production. */
export function wechatSandbox(production: boolean): Wechat {
  return {
    async openidOf(code) {
      if (production) throw new Refusal('wechat_refused', '这里还没有开通微信登录，请用手机浏览器打开')
      return `sandbox-${createHash('sha256').update(code).digest('hex').slice(0, 22)}`
    }
  }
}
