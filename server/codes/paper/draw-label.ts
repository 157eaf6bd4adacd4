import qrcode from 'qrcode'
import { writePlaceCode } from '../../../contracts/codes/place-code'
import { printable } from '../../http/one-line'
import type { Template, TextBox, Words } from './templates'

type Doc = PDFKit.PDFDocument

/** One code to print, with its planned place when it has one. */
export interface Label {
  code: string
  link: string
  place?: string
}

/** The words on every label of a sheet. */
export interface Imprint {
  bureau: string
  hotline: string
}

const quietModules = 4
const todo = '微信扫一扫，随手拍、马上办'
const pointsPerMm = 72 / 25.4
const blue = '#1b5aa6'

export const mm = (millimetres: number) => millimetres * pointsPerMm

/** Draws one label. Its upper left corner is at x, y, in millimetres of the page. */
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

/**
 * Draws a QR code as vectors: each run of dark modules is one rectangle. At error correction level Q it stays readable
 * with a quarter of it torn.
 */
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

/** Draws our sign: a spot in the street and a tick. Nothing in it looks like a corner of a QR code. */
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

const smallest = 4

/** Sets a text that is too long for its box smaller, and cuts what is too long even so: no label runs into another. */
function drawText(doc: Doc, written: string, x: number, y: number, box: TextBox) {
  const text = printable(written)
  if (!text) return
  const height = mm(box.height) * 1.15
  const measure = { width: mm(box.width), align: box.align ?? 'left', lineGap: 0 } as const
  let { size } = box
  while (size > smallest && doc.fontSize(size).heightOfString(text, measure) > height) size -= 0.25
  const options = { ...measure, height, ellipsis: '…' }
  doc
    .fontSize(size)
    .fillColor('#111')
    .text(text, mm(x + box.x), mm(y + box.y), options)
}
