/** A telephone number, or words around one. */
export type Part = { words: string } | { number: string }

const numbers =
  /\+\d{8,15}|0\d{2,3}-\d{7,8}(?:转\d{1,6})?|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9}|\d{7,8}|9[56]\d{3,4}|12\d{3}|11[09]|12[02]/g

/** What makes a figure of three to five digits something else than a number to dial. */
const measured = /^\s*[路号米元度年月日天个件栋幢层楼室点时分秒％%次辆条.:：/]/

/**
 * Cuts a text at its telephone numbers, so that each of them can be dialled. Digits that go on before or behind are no telephone
 * number: case numbers are long.
 */
export function numbersIn(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(numbers)) {
    const [number] = found
    const before = text.slice(from, found.index)
    const after = text.slice(found.index + number.length)
    if (/[\d\w-]$/.test(before) || /^[\w-]/.test(after) || (number.length < 6 && measured.test(after))) continue
    // Seven digits alone may be anything: they need a word for telephone before them.
    if (/^\d{7,8}$/.test(number) && !/(?:电话|热线|拨打?|打|致电|座机)[：:\s]*$/.test(before)) continue
    if (before) parts.push({ words: before })
    parts.push({ number })
    from = found.index + number.length
  }
  if (from < text.length) parts.push({ words: text.slice(from) })
  return parts
}

/** What a phone dials of a number as it is written: an extension after a pause. */
export const dialled = (number: string): string => number.replace('转', ',').replace(/[^\d+,]/g, '')
