import qrcode from 'qrcode'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { Template, TextBox, Words } from './templates'

type Doc = PDFKit.PDFDocument

/** One code to print, with the place it is planned for when there is one. */
export interface Label {
  code: string
  link: string
  place?: string
}

/** What every label of a sheet says. */
export interface Imprint {
  bureau: string
  hotline: string
}

const quietModules = 4
const todo = '微信扫一扫，随手拍、马上办'
const pointsPerMm = 72 / 25.4
const blue = '#1b5aa6'

export const mm = (millimetres: number) => millimetres * pointsPerMm

/** Draws one label with its upper left corner at x, y, in millimetres of the page. */
export function drawLabel(doc: Doc, template: Template, x: number, y: number, label: Label, imprint: Imprint) {
  const { qr, emblem, texts } = template
  drawQr(doc, label.link, x + qr.x, y + qr.y, qr.size)
  drawEmblem(doc, x + emblem.x, y + emblem.y, emblem.size)
  const said: Record<Words, string> = {
    bureau: imprint.bureau,
    todo,
    place: label.place ?? '',
    code: writePlaceCode(label.code),
    hotline: `热线 ${imprint.hotline}`
  }
  for (const box of texts) drawText(doc, said[box.words], x, y, box)
}

/** A QR code as vectors; runs of dark modules are one rectangle each. Level Q bears a quarter of it being torn. */
export function drawQr(doc: Doc, link: string, x: number, y: number, size: number) {
  const { modules } = qrcode.create(link, { errorCorrectionLevel: 'Q' })
  const module = size / (modules.size + 2 * quietModules)
  doc.rect(mm(x), mm(y), mm(size), mm(size)).fill('#fff')
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const start = column
      while (column < modules.size && modules.get(row, column)) column += 1
      if (column === start) continue
      const left = x + (quietModules + start) * module
      doc.rect(mm(left), mm(y + (quietModules + row) * module), mm((column - start) * module), mm(module))
    }
  }
  doc.fill('#000')
}

/** Our own sign: a spot in the street and a tick, "seen and done". Nothing in it looks like the corner of a code. */
function drawEmblem(doc: Doc, x: number, y: number, size: number) {
  const at = (part: number) => mm(size * part)
  doc.save().translate(mm(x), mm(y))
  doc.roundedRect(0, 0, at(1), at(1), at(0.22)).fill(blue)
  doc.lineWidth(at(0.08)).strokeColor('#fff')
  doc.circle(at(0.34), at(0.3), at(0.12)).stroke()
  doc.lineWidth(at(0.12)).lineCap('round').lineJoin('round')
  doc.moveTo(at(0.3), at(0.66)).lineTo(at(0.46), at(0.82)).lineTo(at(0.82), at(0.36)).stroke()
  doc.restore()
}

function drawText(doc: Doc, text: string, x: number, y: number, box: TextBox) {
  if (!text) return
  const options = { width: mm(box.width), align: box.align ?? 'left', lineGap: 0 } as const
  let { size } = box
  while (size > 4 && doc.fontSize(size).heightOfString(text, options) > mm(box.height) * 1.15) size -= 0.25
  doc
    .fontSize(size)
    .fillColor('#111')
    .text(text, mm(x + box.x), mm(y + box.y), options)
}
