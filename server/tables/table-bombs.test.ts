import assert from 'node:assert/strict'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, it } from 'mocha'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from '../codes/paper/place-table'
import { tableLimits } from './table'

const heading = ['名称', '地址', '经度', '纬度']
const line = '一号灯,解放路 1 号,113.59,24.8\n'
const sheetPath = 'xl/worksheets/sheet1.xml'

/** A workbook whose one sheet is this XML. */
async function workbook(sheet: string): Promise<Buffer> {
  const files = unzipSync(await writeXlsxFile([heading.map(value => ({ value }))]).toBuffer())
  assert.ok(files[sheetPath], 'the sheet is where we put another')
  return Buffer.from(zipSync({ ...files, [sheetPath]: strToU8(sheet) }, { level: 9 }))
}
const sheetOf = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

/** Writes another unpacked size into each head of an archive. */
function claiming(archive: Buffer, size: number): Buffer {
  const lying = Buffer.from(archive)
  for (let at = lying.indexOf('PK\u0001\u0002'); at !== -1; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
    lying.writeUInt32LE(size, at + 24)
  }
  return lying
}

/** Counts how often the main thread was free while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let busy = true
  const turn = () => {
    turns += 1
    if (busy) setImmediate(turn)
  }
  setImmediate(turn)
  await work().finally(() => {
    busy = false
  })
  return turns
}

const unreadable = { code: 'table_unreadable' }
const tooLarge = { code: 'table_unreadable', message: /太大/ }

describe('A table that is a bomb', () => {
  it('is refused before it is unpacked, however small it came', async () => {
    const bomb = await workbook(sheetOf(`<row r="2">${' '.repeat(tableLimits.unpackedBytes)}</row>`))
    assert.ok(bomb.length < 100_000)
    await assert.rejects(readTable(bomb), tooLarge)
  })

  it('unpacks to no more than it claims', async () => {
    const bomb = await workbook(sheetOf(`<row r="2">${' '.repeat(tableLimits.unpackedBytes)}</row>`))
    await assert.rejects(readTable(claiming(bomb, 1000)), unreadable)
  })

  it('with the sheet packed into many entries is counted as a whole', async () => {
    const part = strToU8(' '.repeat(tableLimits.unpackedBytes / 16))
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`xl/worksheets/sheet${index}.xml`, part]))
    await assert.rejects(readTable(zipSync(many)), tooLarge)
  })

  it('that names a cell far away is refused with the limit', async () => {
    for (const rows of [
      '<row r="1"><c r="XFD1"><v>1</v></c></row>',
      '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
      `<row r="2"><c  t="n" r = 'A99999999'><v>1</v></c></row>`
    ]) {
      await assert.rejects(readTable(await workbook(sheetOf(rows))), tooLarge, rows.slice(0, 60))
    }
  })

  it('takes no longer than a table may', async () => {
    const row = (number: number) => `<row r="${number}">${`<c r="A${number}"><v>1</v></c>`.repeat(50)}</row>`
    const rows = Array.from({ length: 20_000 }, (_, index) => row(index + 1)).join('')
    const slow = await workbook(sheetOf(rows))
    await assert.rejects(readTable(slow, 0), { ...unreadable, message: /很久/ })
  })

  it('as text is refused with the limit: too many rows, columns, or one line without end', async () => {
    const text = (rows: string) => Buffer.from(`${heading}\n${rows}`)
    await assert.rejects(readTable(text(line.repeat(tableLimits.rows))), tooLarge)
    await assert.rejects(readTable(text(','.repeat(1_000_000))), tooLarge)
    await assert.rejects(readTable(text('x'.repeat(1_000_000))), unreadable)
    await assert.rejects(readTable(text(`"${line.repeat(100_000)}`)), unreadable)
  })

  it('or is no table at all is refused', async () => {
    for (const bytes of [
      Buffer.from('PK\u0003\u0004'),
      Buffer.from('PK\u0003\u0004 and no more'),
      Buffer.alloc(5000, 255)
    ]) {
      await assert.rejects(readTable(bytes), unreadable)
    }
  })

  it('keeps nobody waiting: the server goes on while the table is read', async () => {
    const big = Buffer.from(`${heading}\n${line.repeat(400_000)}`)
    assert.ok((await turnsDuring(() => assert.rejects(readTable(big), tooLarge))) > 100)
  })

  it('leaves the next table alone', async () => {
    const [bomb, good] = [readTable(Buffer.from('PK\u0003\u0004')), readTable(Buffer.from(`${heading}\n${line}`))]
    await assert.rejects(bomb, unreadable)
    assert.equal((await good).length, 1)
  })
})
