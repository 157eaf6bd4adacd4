/**
 * What shows nothing: controls, joiners, direction marks, soft hyphens, fillers, variation selectors, tags. Ranges of
 * code points and not a regular expression: old phones' engines know no `\p{…}`. Private symbols
 * are not among them: old fonts have rare characters of names there.
 */
const invisible: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff]
]

/** Whether a symbol shows nothing by itself. Blanks and line breaks are not meant: they have a width. */
export function isInvisible(symbol: string): boolean {
  const point = symbol.codePointAt(0) ?? 0
  return invisible.some(([first, last]) => point >= first && point <= last)
}

/** Whether a text shows anything: blanks, marks and joiners alone do not. */
export function showsSomething(text: string): boolean {
  return [...text].some(symbol => symbol.trim() !== '' && !isInvisible(symbol))
}
