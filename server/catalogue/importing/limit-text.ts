import { type LimitUnit, limitUnits } from '../../../contracts/catalogue/views'
import { normalised } from '../../../contracts/spelling/normalised'

interface ReadLimit {
  limit: number
  unit: LimitUnit
  /** How a loose spelling was understood. */
  warning?: string
}

/** The units by every name that stands in the bureaus' tables. The loose ones mean working time, as the tables' own do. */
const exact: Record<string, LimitUnit> = {
  紧急工作时: 'urgentHour',
  紧急工作小时: 'urgentHour',
  紧急小时: 'urgentHour',
  紧急工作日: 'urgentDay',
  紧急工作天: 'urgentDay',
  自然日: 'urgentDay',
  日历日: 'urgentDay',
  工作时: 'workHour',
  工作小时: 'workHour',
  个工作时: 'workHour',
  个工作小时: 'workHour',
  工作日: 'workDay',
  个工作日: 'workDay',
  工作天: 'workDay',
  个紧急工作时: 'urgentHour',
  个紧急工作日: 'urgentDay',
  个自然日: 'urgentDay'
}
const loose: Record<string, LimitUnit> = {
  小时: 'workHour',
  个小时: 'workHour',
  时: 'workHour',
  天: 'workDay',
  日: 'workDay',
  h: 'workHour',
  d: 'workDay'
}

const digits = '零一二三四五六七八九十'

/** Reads a limit such as `2紧急工作时`, `4小时` or `2天`; a sentence where it is none. */
export function readLimit(text: string): ReadLimit | string {
  const spelt = normalised(text).replace(/\s+/g, '').toLowerCase()
  const [, number = '', unitText = ''] = /^([\d.]+|半|[一二三四五六七八九十两])(.+)$/.exec(spelt) ?? []
  const limit =
    number === '半' ? 0.5 : number === '两' ? 2 : /^[\d.]+$/.test(number) ? Number(number) : digits.indexOf(number)
  if (!number || !Number.isFinite(limit) || limit <= 0) {
    return `看不懂「${text.slice(0, 20)}」，请写成 2紧急工作时、4工作时、1工作日 这样`
  }
  const unit = exact[unitText]
  if (unit) return { limit, unit }
  const guess = loose[unitText]
  if (!guess) return `没有「${unitText.slice(0, 10)}」这种时限单位，应是${Object.values(limitUnits).join('、')}`
  const urgent = guess === 'workHour' ? '紧急工作时' : '紧急工作日'
  const warning = `「${text}」按 ${limit}${limitUnits[guess]}（只算上班时间）理解；不分昼夜的请写 ${limit}${urgent}`
  return { limit, unit: guess, warning }
}
