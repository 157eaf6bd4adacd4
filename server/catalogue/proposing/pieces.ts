const longest = 3

/**
 * Returns the pieces of one to three neighbouring characters of a text, each once. Chinese has no spaces between words,
 * so pieces stand for words; a piece never crosses punctuation.
 */
export function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>()
  for (const run of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    const characters = [...run]
    for (let from = 0; from < characters.length; from++)
      for (let length = 1; length <= longest && from + length <= characters.length; length++)
        pieces.add(characters.slice(from, from + length).join(''))
  }
  return pieces
}
