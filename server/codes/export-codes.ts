import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { chinaClock, chinaDay } from '../../contracts/china-time'
import { codeStates } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { CodeFilter } from '../../contracts/codes/staff-views'
import { oneLine } from '../http/one-line'
import { codesMatching } from './list-codes'
import type { CodeRecord } from './model'
import { PlaceCodeReader } from './readers'

const header = [
  '二维码',
  '链接',
  '状态',
  '批次',
  '名称',
  '地址',
  '经度',
  '纬度',
  '定位精度（米）',
  '单元网格',
  '部件编号',
  '打印时间',
  '张贴时间',
  '张贴人',
  '最近扫码',
  '更换为',
  '替换自'
]

/** Streams all codes of a filter as CSV, with the mark by which Excel reads Chinese correctly. */
export function exportCodes(filter: CodeFilter, linkTo: (code: string) => string): Readable {
  async function* lines() {
    yield header
    const rows = PlaceCodeReader.find(await codesMatching(filter), { search: 0 })
      .sort({ createdAt: -1, _id: -1 })
      .lean<CodeRecord[]>()
      .cursor()
    for await (const code of rows) yield rowOf(code, linkTo(code._id))
  }
  // Text that a person typed must not run as a formula when the table is opened.
  const table = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' })
  // A failed database ends the table with its error, and a reader who goes away ends the reading of the database.
  return pipeline(Readable.from(lines()), table, () => undefined)
}

function rowOf(code: CodeRecord, link: string): string[] {
  const [lon, lat] = code.point ?? []
  const poster = code.history.findLast(({ action }) => action === 'post')?.by.name
  return [
    writePlaceCode(code._id),
    link,
    codeStates[code.state],
    typed(code.batch),
    typed(code.name),
    typed(code.address),
    lon,
    lat,
    code.accuracy,
    code.gridCode,
    // The tab stops Excel from rounding a 17-digit number.
    code.component && `${code.component}\t`,
    timeOf(code.printedAt),
    timeOf(code.postedAt),
    typed(poster),
    code.seenOn,
    code.successor && writePlaceCode(code.successor),
    code.replaces && writePlaceCode(code.replaces)
  ].map(value => (value === undefined || value === null ? '' : String(value)))
}

const typed = (text: string | null | undefined) => oneLine(text ?? '')

function timeOf(at: Date | null | undefined): string {
  return at ? `${chinaDay(at)} ${chinaClock(at)}` : ''
}
