import { normalised } from '../../contracts/spelling/normalised'

type TextOf = (file: string) => string

/** Finds a workbook's sheets with these names, in the order in which they stand. */
export function sheetsNamed(textOf: TextOf, sheets: Readonly<Record<string, readonly string[]>>) {
  const targets = new Map(
    elements(textOf('xl/_rels/workbook.xml.rels'), 'Relationship').map(tag => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')
    ])
  )
  const found = elements(textOf('xl/workbook.xml'), 'sheet').flatMap(tag => {
    const title = attribute(tag, 'name')
    const name = normalised(title).toLowerCase()
    const sheet = Object.keys(sheets).find(key => sheets[key]?.some(known => name.includes(known)))
    const target = targets.get(attribute(tag, 'r:id'))?.replace(/^\/?(xl\/)?/, '')
    return sheet && target ? [{ sheet, title, path: `xl/${target}` }] : []
  })
  // Of two sheets of one kind the first is the one that is meant; the second is somebody's copy.
  return found.filter(({ sheet }, at) => found.findIndex(other => other.sheet === sheet) === at)
}

/** Gives every cell of a merged range the text that stands in it. Nothing grows: what lies outside the rows is no matter. */
export function fillMerged(rows: string[][], sheetXml: string): void {
  let left = rows.reduce((sum, row) => sum + row.length, 0)
  for (const tag of elements(sheetXml, 'mergeCell')) {
    const [, fromColumn = '', fromRow, toColumn = '', toRow] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, 'ref')) ?? []
    const [top, bottom] = [Number(fromRow) - 1, Math.min(Number(toRow), rows.length)]
    const [first, last] = [columnNumber(fromColumn) - 1, columnNumber(toColumn)]
    const text = rows[top]?.[first] ?? ''
    if (text === '') continue
    for (let row = top; row < bottom && left > 0; row += 1) {
      const cells = rows[row] ?? []
      for (let column = first; column < Math.min(last, cells.length) && left > 0; column += 1) {
        cells[column] = text
        // Ranges of one sheet do not overlap; a file that says so is not believed for longer than it has cells.
        left -= 1
      }
    }
  }
}

export const columnNumber = (letters: string) =>
  [...letters.slice(0, 8)].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

const elements = (xml: string, name: string) =>
  Array.from(xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')), ([tag]) => tag)

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function attribute(tag: string, name: string): string {
  const [, , value = ''] = new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(tag) ?? []
  return value
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, word) => entities[word] ?? '')
}
