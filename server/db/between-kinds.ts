const parts =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|(?:(?!\p{Script=Han})\p{N})+|(?:(?!\p{Script=Han})[^\p{L}\p{N}])+/gu
const kinds = [/^\p{Script=Han}/u, /^\p{L}/u, /^\p{N}/u]
const loose = /^[ .·•・-]+$/
/** What people put, or do not put, where a word meets a number: `22 号`, `粤F·12345`, `No.7`. */
const anyLoose = '[ \u3000.·•・-]*'

/**
 * Returns the source of an expression for a text, whose parts `write` writes. Where Han text, letters and numbers meet, blanks,
 * dots and dashes are the same as nothing; within a number they are not, because `3.5` is not `35`.
 */
export function betweenKinds(text: string, write: (part: string) => string): string {
  const found = text.match(parts) ?? []
  return found
    .map((part, at) => {
      const [before, after] = [kindOf(found[at - 1]), kindOf(found[at + 1])]
      if (kindOf(part) >= 0) return before >= 0 ? `${anyLoose}${write(part)}` : write(part)
      return before >= 0 && after >= 0 && before !== after && loose.test(part) ? anyLoose : write(part)
    })
    .join('')
}

/** Below zero for marks, and where there is nothing. */
const kindOf = (part = '') => kinds.findIndex(kind => kind.test(part))
