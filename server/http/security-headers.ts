import type { Context, Next } from 'koa'
import helmet from 'koa-helmet'
import { settings } from '../settings'

/** What pages may use of a phone: its camera, its position and its clipboard; nothing of it within other sites' frames. */
const permissions = ['camera=(self)', 'geolocation=(self)', 'clipboard-write=(self)']
const forbidden = [
  'accelerometer',
  'display-capture',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb'
]
const permissionsPolicy = [...permissions, ...forbidden.map(name => `${name}=()`)].join(', ')

/**
 * Returns the policy for what a page may load and run: what this server has, and nothing that stands in the page itself. Blobs are
 * for the maps' worker and for previews of photos. A style with the nonce is one that the page's own scripts put there.
 */
export function contentPolicy(nonce?: string): string {
  const self = "'self'"
  const directives = {
    'default-src': [self],
    'script-src': [self],
    'style-src': [self, ...(nonce ? [`'nonce-${nonce}'`] : [])],
    'img-src': [self, 'data:', 'blob:'],
    'connect-src': [self, 'blob:', 'data:'],
    'worker-src': [self, 'blob:'],
    'font-src': [self, 'data:'],
    'object-src': ["'none'"],
    'base-uri': [self],
    'form-action': [self],
    'frame-ancestors': ["'none'"]
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

export function securityHeaders() {
  const secure = settings().publicUrl?.startsWith('https:') ?? false
  const headers = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' }
  })
  const policy = contentPolicy()
  return (ctx: Context, next: Next) => {
    ctx.set('Content-Security-Policy', policy)
    ctx.set('Permissions-Policy', permissionsPolicy)
    return headers(ctx, next)
  }
}
