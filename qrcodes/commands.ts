import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'
import { BatchName, Datum, NewBatch, sheetTemplates } from '../contracts/codes/staff-views'
import { templates } from '../server/codes/paper/templates'
import { parse } from '../server/http/parse'
import { Refusal } from '../server/http/refusal'
import type { Office } from './office'
import { readSheet } from './read-sheet'
import { type Finding, verdicts, verifySheet } from './verify-sheet'

/** The command line's options, as node:util reads them. */
export interface Options {
  count?: string | undefined
  batch?: string | undefined
  template?: string | undefined
  out?: string | undefined
  datum?: string | undefined
  host?: string | undefined
  proof?: boolean | undefined
}

type Say = (line: string) => void
type Command = (office: Office, options: Options, file: string | undefined, say: Say) => Promise<boolean>

/** What each command does; it answers whether all was well. */
export const commands = {
  async mint(office, { batch, count }, _file, say) {
    const wanted = parse(NewBatch, { batch, count: Number(count) })
    const made = await office.mint(wanted.batch, wanted.count)
    say(`批次“${made.batch}”已生成 ${made.count} 个二维码。`)
    return true
  },

  async sheet(office, options, _file, say) {
    const batch = parse(BatchName, options.batch)
    const template = parse(
      v.picklist(sheetTemplates, `--template 可选：${sheetTemplates.join('、')}`),
      options.template
    )
    const out = options.out ?? `${batch}-${template}.pdf`
    const started = Date.now()
    await writeWhole(out, await office.sheet(batch, template))
    say(`${out} 已写好（${templates[template].title}，${((Date.now() - started) / 1000).toFixed(1)} 秒）。`)
    if (options.proof) return true
    await office.markPrinted(batch)
    say('这个批次已标记为“已打印”；只想看样张时请加 --proof。')
    return true
  },

  async verify(office, { host = '', batch }, file, say) {
    const expected = batch ? await office.freshCodes(batch) : []
    const lookUp = async (codes: string[]) => new Set((await office.lookUp(codes)).map(({ code }) => code))
    const findings = await verifySheet({ sightings: readSheet(mustName(file)), host, lookUp, expected })
    for (const { page, verdict, what } of findings) {
      say(`${page === undefined ? '' : `第 ${page} 页  `}${verdicts[verdict]}  ${what}`)
    }
    say(summaryOf(findings))
    return findings.length > 0 && findings.every(({ verdict }) => verdict === 'right')
  },

  async import(office, options, file, say) {
    const batch = parse(BatchName, options.batch)
    const datum = parse(v.optional(Datum, 'wgs84'), options.datum)
    const planned = await office.importPlaces(batch, await readFile(mustName(file)), datum)
    say(`${planned} 个点位已安排到批次“${batch}”的二维码。`)
    return true
  },

  async export(office, { batch, out = 'codes.csv' }, _file, say) {
    await writeWhole(out, await office.exportCodes(batch))
    say(`${out} 已写好。`)
    return true
  }
} as const satisfies Record<string, Command>

/** The file appears whole or not at all. */
async function writeWhole(out: string, content: NodeJS.ReadableStream) {
  const partial = `${out}.part`
  try {
    await pipeline(content, createWriteStream(partial))
    await rename(partial, out)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function mustName(file: string | undefined): string {
  if (!file) throw new Refusal('bad_request', '请写明文件名')
  return file
}

function summaryOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有找到二维码。'
  const counts = Object.entries(verdicts).flatMap(([verdict, title]) => {
    const count = findings.filter(finding => finding.verdict === verdict).length
    return count > 0 ? `${title} ${count}` : []
  })
  return `共 ${findings.length} 个：${counts.join('，')}。`
}
