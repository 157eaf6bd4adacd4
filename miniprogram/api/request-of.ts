import type { Options } from './request'

/** The input of any row. */
export interface AnyInput {
  params?: Record<string, string>
  query?: object
  body?: object
  idempotencyKey?: string
}

/** Fills the parameters into the path and adds the query. Returns what Taro's request needs. */
export function requestOf(address: string, input: AnyInput = {}): { path: string; options: Options } {
  const { params = {}, query = {}, body, idempotencyKey } = input
  const [method, pattern = ''] = address.split(' ')
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  const options = {
    method: method as Options['method'],
    data: body,
    ...(idempotencyKey && { header: { 'Idempotency-Key': idempotencyKey } })
  }
  return { path: search ? `${path}?${search}` : path, options }
}
