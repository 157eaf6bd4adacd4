import { Refusal } from '../http/refusal'
import { log } from '../log'
import { type AccessToken, tokenErrors } from './access-token'
import type { RoundCode } from './wechat-service'

const timeoutMs = 10_000
/** The page that a code opens. It must be published before codes are printed, but codes can be drawn earlier. */
const page = 'pages/report/index'

/** Asks WeChat to draw a round code. WeChat answers with an image, or with JSON and an errcode. */
export async function drawRoundCode(code: string, token: AccessToken, base: string): Promise<RoundCode> {
  try {
    const first = await token()
    const answer = await ask(code, first, base)
    if ('image' in answer) return answer
    if (tokenErrors.includes(answer.errcode)) {
      const again = await ask(code, await token(first), base)
      if ('image' in again) return again
      log.warn({ errcode: again.errcode }, 'WeChat refused to draw a code')
    } else {
      log.warn({ errcode: answer.errcode }, 'WeChat refused to draw a code')
    }
  } catch (error) {
    // The address contains the token, so only the kind of failure is logged.
    log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, 'WeChat did not answer')
  }
  throw new Refusal('round_code_refused')
}

async function ask(code: string, token: string, base: string): Promise<RoundCode | { errcode: number }> {
  const response = await fetch(`${base}/wxa/getwxacodeunlimit?access_token=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ scene: code, page, check_path: false, env_version: 'release', width: 860 }),
    signal: AbortSignal.timeout(timeoutMs)
  })
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  if (type.startsWith('image/')) return { image: bytes, type, placeholder: false }
  const { errcode } = JSON.parse(bytes.toString()) as { errcode?: unknown }
  return { errcode: typeof errcode === 'number' ? errcode : -1 }
}
