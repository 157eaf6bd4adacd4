import * as v from 'valibot'
import { log } from '../log'
import { type AccessToken, tokenErrors } from './access-token'
import type { Delivery, SubscribeMessage } from './wechat-service'

const Answer = v.object({ errcode: v.number() })
const timeoutMs = 5_000
/** 43101: the person has not agreed to this template, or all agreed messages have been sent. */
const refusals = [43101]
/**
 * -1: busy. 45009: the day's quota is used up. 44990, 45011: too fast. Token errors: refused also at the second try.
 */
const passing = [-1, 45009, 44990, 45011, ...tokenErrors]

/** Asks WeChat to send one subscribe message. If WeChat refuses the token, tries once more with a new one. */
export async function sendSubscribeMessage(
  message: SubscribeMessage,
  token: AccessToken,
  base: string
): Promise<Delivery> {
  try {
    const first = await token()
    const errcode = await ask(message, first, base)
    return resultOf(tokenErrors.includes(errcode) ? await ask(message, await token(first), base) : errcode)
  } catch (error) {
    // The address contains the token, so only the kind of failure is logged.
    log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'WeChat did not answer')
    return { result: 'later' }
  }
}

async function ask({ openid, template, page, data }: SubscribeMessage, token: string, base: string): Promise<number> {
  const response = await fetch(`${base}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      touser: openid,
      template_id: template,
      page,
      data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]))
    }),
    signal: AbortSignal.timeout(timeoutMs)
  })
  return v.parse(Answer, await response.json()).errcode
}

function resultOf(errcode: number): Delivery {
  if (errcode === 0) return { result: 'sent' }
  if (refusals.includes(errcode)) return { result: 'refused', errcode }
  // Any other error is in our request: data that the template does not allow (47003), an unknown template or person.
  return { result: passing.includes(errcode) ? 'later' : 'unusable', errcode }
}
