import * as v from 'valibot'
import { isRealDay } from './china-time'
import { degreesIn } from './spelling/degrees'
import { freeText } from './spelling/free-text'
import { showsSomething } from './spelling/invisible'
import { base32, normalised, squeezed } from './spelling/normalised'

export const Longitude = v.pipe(v.number('经度应是数字'), v.minValue(-180, '经度不对'), v.maxValue(180, '经度不对'))
export const Latitude = v.pipe(v.number('纬度应是数字'), v.minValue(-90, '纬度不对'), v.maxValue(90, '纬度不对'))

/** WGS-84 longitude and latitude in degrees, in GeoJSON's order, as the system keeps and answers them. What comes in is read by `position.ts`. */
export const Point = v.pipe(v.strictTuple([Longitude, Latitude]), v.readonly())
export type Point = v.InferOutput<typeof Point>

const longestDegrees = 60

/** One coordinate in a query string, as people write it. */
export const Degrees = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longestDegrees, '坐标应是数字'),
    v.transform(degreesIn),
    v.number('坐标应是数字'),
    v.minValue(-most, '坐标不对'),
    v.maxValue(most, '坐标不对')
  )

/** A moment as UTC ISO 8601 text, for example 2026-11-22T03:04:05.678Z. */
export const Time = v.pipe(
  v.string('时间格式不对'),
  v.isoTimestamp('时间格式不对'),
  v.check(time => isRealDay(time.slice(0, 10)), '没有这一天，请看看月份和日子'),
  v.check(isReadMoment, '时间格式不对')
)

/** ISO 8601 allows zones that JavaScript cannot read (`+08`), and a zone can move a moment out of the years that can be written. */
function isReadMoment(time: string): boolean {
  const year = new Date(time).getUTCFullYear()
  return year >= 0 && year <= 9999
}

/** An identifier the server gave out: 24 hexadecimal digits. */
export const Id = v.pipe(v.string('编号格式不对'), v.regex(/^[0-9a-f]{24}$/, '编号格式不对'))

const longestTyped = 200

/** What people type or paste for a number or a code, in any spelling. */
const typedNumber = (wrong: string) => v.pipe(v.string(wrong), v.maxLength(longestTyped, wrong))

/** Case number: 6-digit division + yyyyMMdd + 6-digit daily sequence. Read in groups and with its label, too. */
export const CaseNo = v.pipe(
  typedNumber('案卷号应是 20 位数字'),
  v.transform(squeezed),
  v.regex(/^\d{20}$/, '案卷号应是 20 位数字')
)

/** Ten random Crockford base32 symbols with which a person without login follows one report. */
export const QueryCode = v.pipe(
  typedNumber('查询码应是 10 位'),
  v.transform(base32),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, '查询码应是 10 位字母和数字')
)

/** A number of digits and symbols that people copy from tables and signs: matched without blanks, in plain digits. */
export function numberLike(pattern: RegExp, wrong: string) {
  return v.pipe(typedNumber(wrong), v.transform(squeezed), v.regex(pattern, wrong))
}

/** A key that clients pick from a list, at most so long. Matched in its one spelling. */
export function key(max: number, wrong = '这一项没有填对') {
  return v.pipe(v.string(wrong), v.transform(normalised), v.maxLength(max, wrong))
}

/**
 * Text that a person types: what shows nothing is taken out, the rest stays as it is, with its line breaks. Counted in
 * symbols. Blanks, joiners and marks alone are no text.
 */
export function words(min: number, max: number, tooShort = '请填写内容') {
  return v.pipe(
    v.string('应是文字'),
    v.transform(freeText),
    v.check(text => shownLength(text) >= min, tooShort),
    v.check(text => [...text].length <= max, `最多 ${max} 个字`)
  )
}

const shownLength = (text: string) => [...text].filter(symbol => /\s/.test(symbol) || showsSomething(symbol)).length

/** The same for a name or a title, which stands in one line. */
export function line(min: number, max: number, tooShort = '请填写内容') {
  return v.pipe(
    v.string('应是文字'),
    v.transform(text => text.replace(/\s+/g, ' ')),
    words(min, max, tooShort)
  )
}

const searched = { symbols: 60, words: 8 } as const

/** Marks with which people part or quote words. None of them belongs to a number, a code or an address of a page. */
const partingMarks = /[，、。；！？“”‘’…,;"]+/g

/** What somebody looks for: a number, or words with blanks or marks between them. Marks alone stay what is looked for. */
export const Search = v.pipe(
  v.string('应是文字'),
  v.transform(text => text.replace(partingMarks, ' ').trim() || text),
  line(0, searched.symbols),
  v.check(text => text.split(' ').length <= searched.words, `一次最多找 ${searched.words} 个词`)
)

/** One page of a list. `next` is the cursor of the following page, absent on the last. */
export function page<const T extends v.GenericSchema>(item: T) {
  return v.object({ items: v.array(item), next: v.optional(v.string()) })
}

/** The same where people want to know how many there are in all. The first page comes with what it belongs to. */
export function countedPage<const T extends v.GenericSchema>(item: T) {
  return v.object({ ...page(item).entries, count: v.number() })
}

/** Cursor and size of a page in a query string. */
export const paging = {
  cursor: v.optional(v.pipe(v.string(), v.maxLength(300, '翻页标记不对'))),
  limit: v.optional(
    v.pipe(v.string(), v.digits('每页条数应是数字'), v.toNumber(), v.minValue(1), v.maxValue(100, '每页最多 100 条')),
    '20'
  )
}

/**
 * The client makes one key for each report. Sending the same key again returns the first answer and makes no second
 * report.
 */
export const IdempotencyKey = v.pipe(
  v.string('缺少 Idempotency-Key'),
  v.regex(/^[\w-]{8,64}$/, 'Idempotency-Key 应是 8 到 64 位字母、数字、-、_')
)
