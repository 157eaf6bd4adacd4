import * as v from 'valibot'

const Token = v.object({ access_token: v.string(), expires_in: v.number() })
/** WeChat's error codes for a token that is not valid. */
export const tokenErrors: readonly number[] = [40001, 40014, 42001]
const renewBeforeMs = 5 * 60_000
const timeoutMs = 5_000

export type AccessToken = (refused?: string) => Promise<string>

/**
 * Returns a function that returns WeChat's stable access token. All processes get the same token. It is reused until
 * shortly before it expires. A token that WeChat refused is renewed once for all callers that wait.
 */
export function accessToken({ appid, secret }: { appid: string; secret: string }, base: string): AccessToken {
  let current: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined

  async function ask(force: boolean): Promise<string> {
    const response = await fetch(`${base}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: force }),
      signal: AbortSignal.timeout(timeoutMs)
    })
    const { access_token, expires_in } = v.parse(Token, await response.json())
    current = { token: access_token, until: Date.now() + expires_in * 1000 - renewBeforeMs }
    return access_token
  }

  return async refused => {
    if (current && current.token !== refused && current.until > Date.now()) return current.token
    const force = current !== undefined && current.token === refused
    asking ??= ask(force).finally(() => {
      asking = undefined
    })
    return asking
  }
}
