import * as v from 'valibot'

/** WGS-84 longitude and latitude in degrees, in GeoJSON's order. */
export const Point = v.pipe(
  v.tuple([
    v.pipe(v.number('经度应是数字'), v.minValue(-180, '经度不对'), v.maxValue(180, '经度不对')),
    v.pipe(v.number('纬度应是数字'), v.minValue(-90, '纬度不对'), v.maxValue(90, '纬度不对'))
  ]),
  v.readonly()
)
export type Point = v.InferOutput<typeof Point>

/** One coordinate in a query string. */
export const Degrees = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,3}(\.\d{1,12})?$/, '坐标应是数字'),
    v.toNumber(),
    v.minValue(-most),
    v.maxValue(most)
  )

/** A moment as UTC ISO 8601 text, for example 2026-11-22T03:04:05.678Z. */
export const Time = v.pipe(v.string(), v.isoTimestamp('时间格式不对'))

/** An identifier the server gave out: 24 hexadecimal digits. */
export const Id = v.pipe(v.string('编号格式不对'), v.regex(/^[0-9a-f]{24}$/, '编号格式不对'))

/** Case number: 6-digit division + yyyyMMdd + 6-digit daily sequence. */
export const CaseNo = v.pipe(v.string('案卷号应是 20 位数字'), v.trim(), v.regex(/^\d{20}$/, '案卷号应是 20 位数字'))

/** Ten random Crockford base32 symbols with which a person without login follows one report. */
export const QueryCode = v.pipe(
  v.string('查询码应是 10 位'),
  v.toUpperCase(),
  v.transform(code => code.replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, '查询码应是 10 位字母和数字')
)

/** Text that a person types: trimmed, counted in visible characters, without control characters. */
export function words(min: number, max: number, tooShort = '请填写内容') {
  return v.pipe(
    v.string('应是文字'),
    v.trim(),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
    v.check(text => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), '含有无法显示的字符'),
    v.check(text => [...text].length >= min, tooShort),
    v.check(text => [...text].length <= max, `最多 ${max} 个字`)
  )
}

/** One page of a list. `next` is the cursor of the following page, absent on the last. */
export function page<const T extends v.GenericSchema>(item: T) {
  return v.object({ items: v.array(item), next: v.optional(v.string()) })
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
