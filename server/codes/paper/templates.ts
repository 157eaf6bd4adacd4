import type { SheetTemplate } from '../../../contracts/codes/staff-views'

/** What a label can say. */
export type Words = 'bureau' | 'todo' | 'place' | 'code' | 'hotline'

/** A box of words in millimetres from the label's upper left corner; too long a text is set smaller until it fits. */
export interface TextBox {
  words: Words
  x: number
  y: number
  width: number
  height: number
  /** Points. */
  size: number
  align?: 'left' | 'center'
}

/** A way to print codes, all in millimetres. Adding one is adding a row here and its name to the contract. */
export interface Template {
  title: string
  page: { width: number; height: number }
  label: { width: number; height: number; round?: true }
  columns: number
  rows: number
  left: number
  top: number
  gap: number
  /** With the quiet zone of four modules inside it. */
  qr: { x: number; y: number; size: number }
  emblem: { x: number; y: number; size: number }
  texts: readonly TextBox[]
}

const a4 = { width: 210, height: 297 }
const centre = { align: 'center' } as const

export const templates: Record<SheetTemplate, Template> = {
  'a4-12': {
    title: 'A4 标签 12 枚',
    page: a4,
    label: { width: 62, height: 66 },
    columns: 3,
    rows: 4,
    left: 9,
    top: 12,
    gap: 3,
    emblem: { x: 2.5, y: 2.5, size: 6.5 },
    qr: { x: 10.25, y: 9.25, size: 41.5 },
    texts: [
      { words: 'bureau', x: 10, y: 3, width: 50, height: 6, size: 8.5 },
      { words: 'todo', x: 2, y: 51, width: 58, height: 4.5, size: 8.5, ...centre },
      { words: 'code', x: 2, y: 55, width: 58, height: 5.5, size: 11.5, ...centre },
      { words: 'hotline', x: 2, y: 60.5, width: 58, height: 4, size: 7.5, ...centre }
    ]
  },
  'a4-24': {
    title: 'A4 标签 24 枚',
    page: a4,
    label: { width: 62, height: 32 },
    columns: 3,
    rows: 8,
    left: 9,
    top: 10,
    gap: 3,
    emblem: { x: 32, y: 1.5, size: 5 },
    qr: { x: 0.5, y: 0.5, size: 31 },
    texts: [
      { words: 'bureau', x: 32, y: 7.8, width: 29, height: 6.5, size: 7 },
      { words: 'todo', x: 32, y: 15.5, width: 29, height: 3.5, size: 7 },
      { words: 'code', x: 32, y: 20.5, width: 29, height: 5.5, size: 10 },
      { words: 'hotline', x: 32, y: 26.5, width: 29, height: 4, size: 7 }
    ]
  },
  poster: {
    title: '10×15 厘米海报',
    page: { width: 120, height: 170 },
    label: { width: 100, height: 150 },
    columns: 1,
    rows: 1,
    left: 10,
    top: 10,
    gap: 0,
    emblem: { x: 8, y: 7, size: 14 },
    qr: { x: 10, y: 38, size: 80 },
    texts: [
      { words: 'bureau', x: 25, y: 10.5, width: 68, height: 7, size: 14 },
      { words: 'todo', x: 6, y: 25, width: 88, height: 11, size: 20, ...centre },
      { words: 'place', x: 6, y: 119, width: 88, height: 6, size: 11, ...centre },
      { words: 'code', x: 6, y: 126, width: 88, height: 10, size: 20, ...centre },
      { words: 'hotline', x: 6, y: 138, width: 88, height: 7, size: 13, ...centre }
    ]
  },
  round: {
    title: '60 毫米圆贴',
    page: a4,
    label: { width: 60, height: 60, round: true },
    columns: 3,
    rows: 4,
    left: 12,
    top: 24,
    gap: 3,
    emblem: { x: 27.5, y: 1.8, size: 5 },
    qr: { x: 13.35, y: 10.6, size: 33.3 },
    texts: [
      { words: 'bureau', x: 12, y: 7, width: 36, height: 3.5, size: 6.5, ...centre },
      { words: 'todo', x: 9, y: 44, width: 42, height: 3.5, size: 6.5, ...centre },
      { words: 'code', x: 11, y: 47.3, width: 38, height: 5, size: 10, ...centre },
      { words: 'hotline', x: 15, y: 52.4, width: 30, height: 3.5, size: 6.5, ...centre }
    ]
  },
  tag: {
    title: '40×60 毫米资产牌',
    page: a4,
    label: { width: 40, height: 60 },
    columns: 4,
    rows: 4,
    left: 20.5,
    top: 24,
    gap: 3,
    emblem: { x: 2, y: 2, size: 6 },
    qr: { x: 2, y: 9, size: 36 },
    texts: [
      { words: 'bureau', x: 9, y: 2, width: 29.5, height: 6.5, size: 7 },
      { words: 'todo', x: 1.5, y: 45.5, width: 37, height: 4, size: 7, ...centre },
      { words: 'code', x: 1.5, y: 49, width: 37, height: 5.5, size: 10.5, ...centre },
      { words: 'hotline', x: 1.5, y: 54.5, width: 37, height: 4, size: 7, ...centre }
    ]
  }
}
