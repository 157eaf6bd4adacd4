import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, it } from 'mocha'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { bundleServer } from '../../scripts/build-server'
import { readTable } from '../codes/paper/place-table'

const rows = [
  ['名称', '地址', '经度', '纬度', '部件编号'],
  ['一号灯', '解放路 1 号', 113.59, 24.8, '44020401037000001'],
  [],
  ['二号灯', '解放路 2 号', 113.6, 24.81, '']
]
const text = rows.map(row => row.join(',')).join('\r\n')
const expected = [
  {
    row: 2,
    cells: { name: '一号灯', address: '解放路 1 号', lon: '113.59', lat: '24.8', component: '44020401037000001' }
  },
  { row: 4, cells: { name: '二号灯', address: '解放路 2 号', lon: '113.6', lat: '24.81', component: '' } }
]

/** 名称 in GBK, as Chinese Excel saves a CSV; Node writes no GBK itself. */
const gbk = Buffer.concat([
  Buffer.from('c3fbb3c6', 'hex'),
  Buffer.from(',address,lon,lat\n'),
  Buffer.from('b5c6b8cb', 'hex'),
  Buffer.from(',Jiefang 1,113.59,24.8\n')
])

describe('A table of planned places', () => {
  it('is read from CSV, with the row numbers that a spreadsheet shows', async () => {
    assert.deepEqual(await readTable(Buffer.from(text)), expected)
    assert.deepEqual(await readTable(Buffer.from(`\ufeff${text}`)), expected)
  })

  it('is read from a workbook', async () => {
    const cells = rows.map(row => (row.length > 0 ? row.map(value => (value === '' ? null : { value })) : [null]))
    const workbook = await writeXlsxFile(cells as SheetData).toBuffer()
    assert.deepEqual(await readTable(workbook), expected)
  })

  it('is read as Chinese Excel saves it, in GBK', async () => {
    const [first] = await readTable(gbk)
    assert.deepEqual(first?.cells, { name: '灯杆', address: 'Jiefang 1', lon: '113.59', lat: '24.8' })
  })

  it('without the columns that are needed names them', async () => {
    await assert.rejects(readTable(Buffer.from('名称,地址\na,b')), { message: /缺少：经度、纬度/ })
    await assert.rejects(readTable(Buffer.from('')), { message: /缺少/ })
  })

  it('with two columns for the same thing is refused: nobody knows which one is meant', async () => {
    const twice = Buffer.from('名称,点位名称,地址,经度,纬度\na,b,c,113.59,24.8')
    await assert.rejects(readTable(twice), { code: 'table_unreadable', message: /有两列都是：名称/ })
  })

  it('is read by the server as it is delivered, too', async () => {
    // Packages are not in the bundle: it finds them from inside the project's folder.
    mkdirSync('dist', { recursive: true })
    const folder = mkdtempSync(join('dist', 'table-test-'))
    try {
      await bundleServer({ 'read-table': 'server/codes/paper/place-table.ts' }, folder)
      const built = await import(pathToFileURL(resolve(folder, 'read-table.js')).href)
      assert.deepEqual(await built.readTable(Buffer.from(text)), expected)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
