import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { oneLine, printable } from '../../http/one-line'
import { drawLabel, type Imprint, type Label, mm } from './draw-label'
import type { Font } from './font'
import type { Template } from './templates'

export interface Sheet {
  template: Template
  batch: string
  labels: AsyncIterable<Label> | Iterable<Label>
  /** The number of labels, from which the number of pages follows. */
  count: number
  imprint: Imprint
  font: Font
}

/**
 * Returns the sheets of a batch as a PDF, written page by page while it is read. Only one page and the glyphs in use
 * are in memory, however many labels there are.
 */
export function printSheet(sheet: Sheet): Readable {
  const out = new PassThrough()
  // Until somebody reads it the error waits in the stream; nobody listening must not end the process.
  out.on('error', () => undefined)
  draw(sheet, out).catch(error => out.destroy(error))
  return out
}

async function draw({ template, batch, labels, count, imprint, font }: Sheet, out: PassThrough) {
  const { page, columns, rows } = template
  // Loaded by whoever prints: it takes a server's start a tenth longer.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: [mm(page.width), mm(page.height)],
    margin: 0,
    autoFirstPage: false,
    info: { Title: `${oneLine(batch)} ${template.title}`, Producer: '码上办', Creator: '码上办' }
  })
  doc.on('data', chunk => out.write(chunk))
  doc.on('end', () => out.end())
  doc.on('error', error => out.destroy(error))
  doc.registerFont('zh', font.path, font.name)
  const perPage = columns * rows
  const pages = Math.max(1, Math.ceil(count / perPage))
  let drawn = 0
  for await (const label of labels) {
    if (out.destroyed) return
    if (drawn % perPage === 0) {
      doc.addPage().font('zh')
      drawMargin(
        doc,
        template,
        `批次 ${printable(batch)} · ${template.title} · 第 ${drawn / perPage + 1} / ${pages} 页`
      )
      await room(out)
    }
    const place = cornerOf(template, drawn % perPage)
    drawLabel(doc, template, place.x, place.y, label, imprint)
    drawCutMarks(doc, template, place.x, place.y)
    drawn += 1
  }
  doc.end()
}

/** Waits until the reader has taken what was written, so that a slow reader does not fill the memory. */
async function room(out: PassThrough) {
  await new Promise(resolve => setImmediate(resolve))
  if (!out.writableNeedDrain || out.destroyed) return
  const gone = new AbortController()
  const given = { signal: gone.signal }
  await Promise.race([once(out, 'drain', given), once(out, 'close', given)]).finally(() => gone.abort())
}

export function cornerOf({ columns, left, top, gap, label }: Template, index: number): { x: number; y: number } {
  const column = index % columns
  const row = Math.floor(index / columns)
  return { x: left + column * (label.width + gap), y: top + row * (label.height + gap) }
}

function drawMargin(doc: PDFKit.PDFDocument, { page }: Template, words: string) {
  doc
    .fontSize(6.5)
    .fillColor('#555')
    .text(words, mm(9), mm(page.height - 7), {
      width: mm(page.width - 18),
      height: mm(5),
      align: 'center',
      ellipsis: '…'
    })
}

/** Draws hairlines for cutting: outside the corners, or around a round label. */
function drawCutMarks(doc: PDFKit.PDFDocument, { label }: Template, x: number, y: number) {
  const { width, height } = label
  doc.lineWidth(0.25).strokeColor('#888').undash()
  if (label.round) {
    doc.circle(mm(x + width / 2), mm(y + height / 2), mm(width / 2)).stroke()
    return
  }
  const [away, long] = [0.3, 1.1]
  for (const [cx, sx] of [[x, -1] as const, [x + width, 1] as const]) {
    for (const [cy, sy] of [[y, -1] as const, [y + height, 1] as const]) {
      doc.moveTo(mm(cx + sx * away), mm(cy)).lineTo(mm(cx + sx * (away + long)), mm(cy))
      doc.moveTo(mm(cx), mm(cy + sy * away)).lineTo(mm(cx), mm(cy + sy * (away + long)))
    }
  }
  doc.stroke()
}
