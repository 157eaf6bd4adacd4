import type { Context, Next } from 'koa'
import helmet from 'koa-helmet'
import { settings } from '../settings'
import { inlineScriptHashes } from './pages'

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

/** Allows content from this server only. Blobs are allowed for the maps' worker and for previews of photos. */
export function securityHeaders() {
  const secure = settings().publicUrl?.startsWith('https:') ?? false
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScriptHashes()],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'blob:', 'data:'],
        workerSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"]
      }
    },
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' }
  })
  return (ctx: Context, next: Next) => {
    ctx.set('Permissions-Policy', permissionsPolicy)
    return headers(ctx, next)
  }
}
