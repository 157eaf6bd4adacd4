import type { Link } from './chain'

/** Reads the seals out of the server's log file: lines of JSON, among them `{"auditSeal":{"day":…,"seq":…,"hash":…}}`. */
export function readSeals(text: string): Link[] {
  return text.split('\n').flatMap(line => {
    if (!line.includes('"auditSeal"')) return []
    try {
      const { seq, hash } = (JSON.parse(line.slice(line.indexOf('{'))) as { auditSeal: Link }).auditSeal
      return typeof seq === 'number' && typeof hash === 'string' ? [{ seq, hash }] : []
    } catch {
      // Half a line, as a full disk leaves it.
      return []
    }
  })
}
