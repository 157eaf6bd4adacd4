import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { before, describe, it } from 'mocha'
import PDFDocument from 'pdfkit'
import { oneLine, printable } from '../../http/one-line'
import { testApi } from '../../test/api'
import { aCell, aCode } from '../../test/factories'
import { CodeBatchModel } from '../batch-model'
import { drawLabel, mm } from './draw-label'
import { chineseFont } from './font'
import { printSheet } from './sheet'
import { templates } from './templates'

/** What stood in databases before it was refused, and what may stand there. */
const texts = [
  '=HYPERLINK("http://x","y")',
  '\u200b=1+1',
  ' +1',
  '-2+3',
  '@SUM(A1)',
  '＝1+1',
  '\t=1',
  '第一行\n第二行\r\n第三行\u2028第四行',
  '说“好”, "quoted"; it’s',
  '👨‍👩‍👧‍👦❤️🇨🇳1️⃣',
  '\u202e反过来的字',
  '控制\u0000\u0007\u001b字符',
  '半个\ud83d符号',
  '𠮷野家',
  '字'.repeat(500),
  'x'.repeat(500),
  '\u0000\u200b'
]

const imprint = { bureau: '韶关市浈江区城市管理和综合执法局', hotline: '12345' }

describe('Whatever a text holds', () => {
  const api = testApi()
  let token = ''

  before(async () => {
    await aCell()
    token = await api.staff({ roles: ['administrator'] })
  })

  it('a table for spreadsheets has a row for each code, of as many cells, and none runs as a formula', async () => {
    const codes = await Promise.all(texts.map(name => aCode({ batch: '表格', name, address: name })))
    const { body } = await api.get(`/api/staff/code-export?batch=${encodeURIComponent('表格')}`, { token })
    const [heading = [], ...rows] = parse(body, { bom: true }) as string[][]
    assert.equal(rows.length, codes.length)
    assert.equal(body.trim().split('\r\n').length, rows.length + 1)
    for (const row of rows) {
      assert.equal(row.length, heading.length)
      for (const cell of row.slice(3, 6)) {
        assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/)
        assert.doesNotMatch(cell, /[\p{Cc}\u202e\u200b\ufffd]/u)
      }
    }
  })

  it('a sheet has as many pages as its labels need, whatever stands on them', async () => {
    const batch = '字\n'.repeat(20)
    for (const template of Object.values(templates)) {
      const labels = texts.map(place => ({ code: '7K2M9QXDT', link: 'https://example.org/q/7K2M9QXDT', place }))
      const sheet = { template, batch, labels, count: labels.length, imprint, font: chineseFont() }
      const pdf = (await buffer(printSheet(sheet))).toString('latin1')
      const pages = Math.ceil(labels.length / (template.columns * template.rows))
      assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, pages, template.title)
    }
  })

  it('a label keeps to its own place', () => {
    const { path, name } = chineseFont()
    const doc = new PDFDocument({ autoFirstPage: false, margin: 0 }).registerFont('zh', path, name)
    let lowest = 0
    const draw = doc.text.bind(doc)
    doc.text = ((...args: Parameters<typeof draw>) => {
      const drawn = draw(...args)
      lowest = Math.max(lowest, doc.y)
      return drawn
    }) as typeof doc.text
    for (const template of Object.values(templates)) {
      const bottom = Math.max(...template.texts.map(({ y, height }) => mm(y) + mm(height) * 1.15))
      doc.addPage({ size: [mm(template.page.width), mm(template.page.height)], margin: 0 }).font('zh')
      for (const place of texts) {
        lowest = 0
        const label = { code: '7K2M9QXDT', link: 'https://example.org/q/7K2M9QXDT', place }
        drawLabel(doc, template, 0, 0, label, { bureau: place, hotline: place })
        assert.ok(lowest <= bottom + 6, `${template.title}: ${place.slice(0, 10)} ends at ${lowest}`)
      }
    }
  })

  it('a sheet can be fetched under the name of any batch', async () => {
    for (const batch of ['换\n行', '“引”"号"', '表情👍', '\u202e反向']) {
      await aCode({ batch, state: 'minted' })
      await CodeBatchModel.create({ _id: batch, count: 1, createdAt: new Date(), by: '管理员' })
      const { status } = await api.get(`/api/staff/code-batches/${encodeURIComponent(batch)}/sheet?template=a4-12`, {
        token
      })
      assert.equal(status, 200, JSON.stringify(batch))
    }
  })

  it('is one line without what cannot be seen, and on paper without pictures', () => {
    assert.equal(oneLine('a\u0000b\n c\u202e\ud800 '), 'ab c')
    assert.equal(oneLine('👨‍👩‍👧家'), '👨‍👩‍👧家')
    assert.equal(printable('❤️红👨‍👩‍👧色1️⃣'), '红 色1')
    assert.equal(printable('𠮷野家\ue000'), '𠮷野家\ue000')
  })
})
