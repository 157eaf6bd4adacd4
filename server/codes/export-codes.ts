import { type Readable, Readable as Stream } from 'node:stream'
import { stringify } from 'csv-stringify'
import { codeStates } from '../../contracts/codes/lifecycle'
import { writePlaceCode } from '../../contracts/codes/place-code'
import type { CodeFilter } from '../../contracts/codes/staff-views'
import { codesMatching } from './list-codes'
import { type CodeRecord, PlaceCodeModel } from './model'

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

/** All codes of a filter as a CSV that Excel opens with Chinese words in it, row by row as they are read. */
export function exportCodes(filter: CodeFilter, linkTo: (code: string) => string): Readable {
  const rows = PlaceCodeModel.find(codesMatching(filter)).sort({ createdAt: -1, _id: -1 }).lean<CodeRecord[]>().cursor()
  async function* lines() {
    yield header
    for await (const code of rows) yield rowOf(code, linkTo(code._id))
  }
  // What a person typed must not run as a formula when the table is opened.
  return Stream.from(lines()).pipe(stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }))
}

function rowOf(code: CodeRecord, link: string): string[] {
  const [lon, lat] = code.point ?? []
  const poster = code.history.findLast(({ action }) => action === 'post')?.by.name
  return [
    writePlaceCode(code._id),
    link,
    codeStates[code.state],
    code.batch,
    code.name,
    code.address,
    lon,
    lat,
    code.accuracy,
    code.gridCode,
    // A tab keeps seventeen digits from being rounded as a number.
    code.component && `${code.component}\t`,
    cityTime(code.printedAt),
    cityTime(code.postedAt),
    poster,
    code.seenOn,
    code.successor && writePlaceCode(code.successor),
    code.replaces && writePlaceCode(code.replaces)
  ].map(value => (value === undefined || value === null ? '' : String(value)))
}

function cityTime(at: Date | null | undefined): string {
  return at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : ''
}
