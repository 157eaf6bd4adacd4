import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

const rowsAtOnce = 200
const ns = 'http://schemas.openxmlformats.org'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

type Rows = AsyncIterable<readonly string[]>
interface Sheet {
  name: string
  rows: Rows
}

/** The files of a workbook with sheets of these names, without the sheets. */
function partsOf(names: readonly string[]): Record<string, string> {
  const each = (write: (number: number, name: string) => string) =>
    names.map((name, index) => write(index + 1, name)).join('')
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${each(number => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets>${each((number, name) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${ns}/package/2006/relationships">${each(number => `<Relationship Id="rId${number}" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`
  }
}

/** Streams a table, or several under names of their own, as XLSX. Every cell is text: nothing is rounded, and nothing runs. */
export function workbookOf(...tables: [Rows] | readonly Sheet[]): Readable {
  const sheets = tables.map((table): Sheet => ('rows' in table ? table : { name: 'Sheet1', rows: table }))
  return Readable.from(chunksOf(sheets), { objectMode: false })
}

async function* chunksOf(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  let ready: Buffer[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(Buffer.from(chunk))
  })
  for (const [name, text] of Object.entries(partsOf(sheets.map(({ name }) => name)))) {
    const part = new ZipPassThrough(name)
    zip.add(part)
    part.push(strToU8(text), true)
  }
  for (const [index, { rows }] of sheets.entries()) {
    const sheet = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 6 })
    zip.add(sheet)
    sheet.push(strToU8(`${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>`))
    let text = ''
    let number = 0
    for await (const row of rows) {
      number += 1
      text += `<row r="${number}">${row.map((text, column) => cellOf(text, `${letters(column)}${number}`)).join('')}</row>`
      if (number % rowsAtOnce > 0) continue
      sheet.push(strToU8(text))
      text = ''
      yield* ready
      ready = []
      await setImmediate()
    }
    sheet.push(strToU8(`${text}</sheetData></worksheet>`), true)
  }
  zip.end()
  yield* ready
}

const cellOf = (text: string, at: string) =>
  text === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML holds no control characters
const noXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const escaped = (text: string) => text.replace(noXml, '').replace(/[&<>]/g, sign => signs[sign] ?? sign)
