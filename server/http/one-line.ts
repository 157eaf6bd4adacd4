/** Controls but white space, direction marks and other formats, halves of symbols. Joiners hold emoji together. */
const unseen = /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]|\ufffd/gu
/** Emoji with what joins and colours them. */
const pictures =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200c|\u200d|\u20e3|\ufe0e|\ufe0f/gu

/**
 * What a person wrote, as it leaves in a table's cell, on a label, in a file's name or to another system: one line,
 * without what cannot be seen. Controls and halves of symbols break such files; direction marks turn them around.
 */
export function oneLine(text: string): string {
  return text.replace(unseen, '').replace(/\s+/g, ' ').trim()
}

/** The same on paper, where the font has no pictures and would print empty boxes. */
export function printable(text: string): string {
  return oneLine(text.replace(pictures, ' '))
}
