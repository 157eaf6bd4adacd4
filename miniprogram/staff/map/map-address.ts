import type { Place } from '../../../contracts/reports/views'
import { toGcj } from './gcj'

/**
 * Returns an address that a phone opens with a map of its own: Apple's on iPhones, which counts in GCJ-02 in China, and on
 * others whatever is installed for `geo:`, which is WGS-84.
 */
export function mapAddress({ point, codeName, address }: Place, userAgent: string): string {
  if (!point) return ''
  const name = encodeURIComponent(codeName || address || '目的地')
  if (/iPhone|iPad|iPod|Macintosh/.test(userAgent)) {
    const [longitude, latitude] = toGcj(point)
    return `https://maps.apple.com/?daddr=${latitude.toFixed(6)},${longitude.toFixed(6)}&q=${name}`
  }
  const [longitude, latitude] = point
  return `geo:${latitude},${longitude}?q=${latitude},${longitude}(${name})`
}
