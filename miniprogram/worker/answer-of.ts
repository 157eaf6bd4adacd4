import { withFreshNonce } from './fresh-nonce'

/** What the worker has and where it gets more. */
export interface Shop {
  /** The page of this version. */
  shell(): Promise<Response | undefined>
  /** A file of this version or of one before. */
  find(request: Request): Promise<Response | undefined>
  keep(request: Request, answer: Response): Promise<void>
  fetch(request: Request): Promise<Response>
}

const hashed = /^\/m\/(?:js|chunk|css)\/[\w.-]+$/
const still = /^\/m\/[\w-]+\.(?:png|json)$/

/**
 * What the worker answers: pages and their files. Everything else, above all what the city knows of somebody, goes to the
 * server and is never kept.
 */
export function answerOf(request: Request, shop: Shop): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined
  const { pathname, search } = new URL(request.url)
  if (request.mode === 'navigate') {
    const [, code] = /^\/q\/([^/]+)$/.exec(pathname) ?? []
    if (code) return scanned(request, code, shop)
    if (/^\/m(?:\/|$)/.test(pathname) && !/\.\w+$/.test(pathname)) return page(request, shop)
    return undefined
  }
  if (search) return undefined
  return hashed.test(pathname) || still.test(pathname) ? file(request, shop) : undefined
}

/** A code that was scanned leads to the same page as with the server's help. */
async function scanned(request: Request, code: string, shop: Shop): Promise<Response> {
  if (!(await shop.shell())) return shop.fetch(request)
  return Response.redirect(`/m/pages/report/index?c=${code}`, 302)
}

async function page(request: Request, shop: Shop): Promise<Response> {
  const shell = await shop.shell()
  return shell ? withFreshNonce(shell) : shop.fetch(request)
}

async function file(request: Request, shop: Shop): Promise<Response> {
  const known = await shop.find(request)
  if (known) return known
  const answer = await shop.fetch(request)
  if (answer.ok && answer.type === 'basic') await shop.keep(request, answer.clone())
  return answer
}
