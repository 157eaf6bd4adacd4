import type { Readable } from 'node:stream'
import { freshStates } from '../../contracts/codes/lifecycle'
import type { SheetTemplate } from '../../contracts/codes/staff-views'
import { Refusal } from '../http/refusal'
import { settings } from '../settings'
import type { CodeRecord } from './model'
import type { Label } from './paper/draw-label'
import { chineseFont, NoFont } from './paper/font'
import { printSheet } from './paper/sheet'
import { templates } from './paper/templates'
import { presentBatch } from './present'
import { PlaceCodeReader } from './readers'

interface PrintJob {
  batch: string
  template: SheetTemplate
  /** The address before /q/ in the printed links. PUBLIC_URL when absent. */
  host?: string | undefined
  /** The address of this server, for a trial without PUBLIC_URL. */
  servedAt?: string | undefined
  font?: string | undefined
}

/** Returns the codes of a batch that do not hang yet as a PDF, which is made while it is read. */
export async function printBatch({ batch, template, font, ...job }: PrintJob): Promise<Readable> {
  await presentBatch(batch)
  const host = job.host ?? printedHost(job.servedAt)
  const fresh = { batch, state: { $in: freshStates } }
  const count = await PlaceCodeReader.countDocuments(fresh)
  if (count === 0) throw new Refusal('codes_short', `批次“${batch}”没有待打印的二维码`)
  const { city, bureau, hotline } = settings().about
  return printSheet({
    template: templates[template],
    batch,
    labels: labels(fresh, host),
    count,
    imprint: { bureau: bureau.startsWith(city) ? bureau : city + bureau, hotline },
    font: fontOrRefusal(font)
  })
}

async function* labels(filter: object, host: string): AsyncGenerator<Label> {
  const codes = PlaceCodeReader.find(filter, { name: 1 }).sort({ _id: 1 }).lean<CodeRecord[]>().cursor()
  for await (const { _id, name } of codes) yield { code: _id, link: `${host}/q/${_id}`, ...(name && { place: name }) }
}

function fontOrRefusal(font: string | undefined) {
  try {
    return chineseFont(font)
  } catch (error) {
    throw error instanceof NoFont ? new Refusal('not_printable', error.message) : error
  }
}

/** Printed codes stay in the street for years. In production only an address that was set on purpose is printed. */
function printedHost(servedAt: string | undefined): string {
  const { publicUrl, production } = settings()
  if (publicUrl) return publicUrl
  if (servedAt && !production) return servedAt
  throw new Refusal('not_printable', '还没有设置 PUBLIC_URL，印出来的二维码会打不开')
}
