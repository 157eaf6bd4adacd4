import * as v from 'valibot'
import { Refusal } from '../http/refusal'
import { log } from '../log'
import { accessToken } from './access-token'
import { drawRoundCode } from './round-code-api'
import { sendSubscribeMessage } from './subscribe-api'
import type { Wechat } from './wechat-service'

const Session = v.object({ openid: v.optional(v.string()), errcode: v.optional(v.number()) })
const timeoutMs = 5_000

/** WeChat's own service. Tests replace `base` with a server of theirs. */
export function wechatApi(
  { appid, secret }: { appid: string; secret: string },
  base = 'https://api.weixin.qq.com'
): Wechat {
  const token = accessToken({ appid, secret }, base)
  return {
    roundCode: code => drawRoundCode(code, token, base),
    send: message => sendSubscribeMessage(message, token, base),
    async openidOf(code) {
      const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
      const answer = await ask(`${base}/sns/jscode2session?${query}`)
      if (answer.openid) return answer.openid
      // 40029: wrong or used code. 40226: user at risk. 45011: too often. In all cases this sign-in cannot go on.
      log.warn({ errcode: answer.errcode }, 'WeChat refused a sign-in')
      throw new Refusal('wechat_refused')
    }
  }
}

async function ask(url: string) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    return v.parse(Session, await response.json())
  } catch (error) {
    // The address contains the secret, so only the kind of failure is logged.
    log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'WeChat did not answer')
    throw new Refusal('wechat_refused', '微信登录暂时没有响应，请过一会儿再试')
  }
}
