import { codeOfLink, readPlaceCode, writePlaceCode } from '../contracts/codes/place-code'
import type { Sighting } from './read-sheet'

export const verdicts = {
  right: '正确',
  wrongHost: '网址不对',
  notOurs: '不是点位码',
  unreadable: '读不出',
  duplicate: '重复',
  unknown: '数据库里没有',
  missing: '没有读到'
} as const
export type Verdict = keyof typeof verdicts

export interface Finding {
  /** Absent for a code that was expected and not found. */
  page?: number
  verdict: Verdict
  /** The code in groups, or what was read instead. */
  what: string
}

interface Verification {
  sightings: AsyncIterable<Sighting>
  /** The address in front of /q/, without a slash at its end. */
  host: string
  /** Which of these codes are in the database. */
  lookUp(codes: string[]): Promise<ReadonlySet<string>>
  /** Codes that ought to be there. */
  expected?: Iterable<string>
}

/** Says of every code on a sheet whether it may be hung; the sheet is good when all are right. */
export async function verifySheet({ sightings, host, lookUp, expected = [] }: Verification): Promise<Finding[]> {
  const read: (Judgement & { page: number })[] = []
  const seen = new Set<string>()
  for await (const { page, text } of sightings) {
    const judged = text === undefined ? { verdict: 'unreadable' as const, what: '' } : judge(text, host)
    const { code } = judged
    const again = code !== undefined && judged.verdict === 'right' && seen.has(code)
    if (code !== undefined) seen.add(code)
    read.push({ page, ...judged, ...(again && { verdict: 'duplicate' }) })
  }
  const known = await lookUp([...seen])
  const findings = read.map(({ code, ...finding }): Finding => {
    return code && finding.verdict === 'right' && !known.has(code) ? { ...finding, verdict: 'unknown' } : finding
  })
  const missing = [...expected].filter(code => !seen.has(code))
  return [...findings, ...missing.map((code): Finding => ({ verdict: 'missing', what: writePlaceCode(code) }))]
}

interface Judgement {
  verdict: Verdict
  what: string
  code?: string
}

function judge(text: string, host: string): Judgement {
  const read = text.includes('/q/') ? readPlaceCode(codeOfLink(text)) : undefined
  if (!read || 'problem' in read) return { verdict: 'notOurs', what: text }
  // Exactly what is printed: the rule of WeChat and the web server match it letter by letter.
  const verdict = text === `${host}/q/${read.code}` ? 'right' : 'wrongHost'
  return { verdict, what: verdict === 'right' ? writePlaceCode(read.code) : text, code: read.code }
}
