import { createHmac, hkdfSync } from 'node:crypto'
import { settings } from '../settings'

/**
 * Returns what stands for a device or a WeChat user where nobody may read who it is: a hash under a key of its own. The same
 * sender has the same mark.
 */
export function markOfSender(sender: `resident:${string}` | `openid:${string}`): string {
  const key = Buffer.from(hkdfSync('sha256', settings().secrets.resident, '', 'sender mark', 32))
  return createHmac('sha256', key).update(sender).digest('base64url').slice(0, 22)
}
