import type { CatalogueSheet } from '../../../contracts/catalogue/records'
import { normalised } from '../../../contracts/spelling/normalised'
import legacy from '../data/catalogue-legacy.json' with { type: 'json' }

/** The standards from before, whose codes have four digits. */
export const oldStandards = { '2013': 'GB/T 30428.2-2013', '2007': 'CJ/T 214-2007' } as const
export type OldStandard = keyof typeof oldStandards

export interface ReadCode {
  code: string
  /** What it was in which earlier standard. */
  old?: { standard: OldStandard; code: string; name: string; mapped: boolean }
  warning?: string
}

interface OldRow {
  name: string
  to?: string
}

const known = new Map<string, OldRow>(
  legacy.map(({ standard, sheet, code, name, ...more }) => [
    `${standard} ${sheet} ${code}`,
    { name, ...('to' in more && more.to && { to: more.to }) }
  ])
)

/** Where what an earlier standard has and the present one has not is kept: a local major for each standard and sheet. */
const localMajors: Record<OldStandard, Record<CatalogueSheet, string>> = {
  '2013': { component: '31', matter: '32' },
  '2007': { component: '33', matter: '34' }
}

/** Reads a code as tables have it, together with its major's; a sentence where it is none. */
export function readCode(text: string, major: string, sheet: CatalogueSheet, standard: OldStandard): ReadCode | string {
  const digits = normalised(text).replace(/\s+/g, '')
  const majorDigits = normalised(major).replace(/\s+/g, '').padStart(2, '0')
  if (!/^\d{1,5}$/.test(digits)) return '小类代码应是 5 位数字，如 06010；2013、2007 版是 4 位'
  const withMajor = /^\d{2}$/.test(majorDigits) && major.trim() !== ''
  if (digits.length === 5) return { code: digits }
  if (digits.length === 4) {
    // A spreadsheet that takes the code for a number drops its first zero: 1001 is no code of an earlier standard.
    const lost = withMajor
      ? digits.startsWith(majorDigits.replace(/^0/, '')) && majorDigits.startsWith('0')
      : !/^(0|21)/.test(digits)
    return lost && !digits.startsWith('0')
      ? { code: `0${digits}`, warning: `表格软件去掉了前面的 0，按 0${digits} 理解` }
      : oldCode(digits, sheet, standard)
  }
  if (withMajor && digits.length === 3) return { code: `${majorDigits}${digits}` }
  if (withMajor && digits.length === 2) return oldCode(`${majorDigits}${digits}`, sheet, standard)
  return '小类代码不完整，应是 5 位数字，如 06010；2013、2007 版是 4 位'
}

function oldCode(code: string, sheet: CatalogueSheet, standard: OldStandard): ReadCode {
  const row = known.get(`${standard} ${sheet} ${code}`)
  const old = { standard, code, name: row?.name ?? '', mapped: row?.to !== undefined }
  if (row?.to) return { code: row.to, old }
  return {
    // Each has its own, and the same one whenever it is imported: the major of four digits has one digit, or is 21.
    code: `${localMajors[standard][sheet]}${code.startsWith('21') ? `9${code.slice(2)}` : code.slice(1)}`,
    old,
    warning: `${oldStandards[standard]} 的 ${code}${row ? `「${row.name}」` : ''} 在现行国标里没有对应，按本地扩展导入`
  }
}
