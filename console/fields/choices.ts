export interface Choice {
  id: string
  label: string
  /** The label's pinyin, syllables separated by spaces, for finding it by initials or spelling. */
  spelt?: string
  /** Shown beside the label. */
  hint?: string
  /** More words by which it can be found. */
  also?: string
  /** Offered first, before anything is typed. */
  suggested?: boolean
}

const shown = 40

const letters = /^[a-z]+$/

/** Whether the letters spell the syllables by their beginnings: bllj, baolu and blulaj all fit 暴露垃圾. */
function spells(typed: string, syllables: readonly string[]): boolean {
  if (typed === '') return true
  const [first = '', ...rest] = syllables
  for (let length = Math.min(first.length, typed.length); length > 0; length -= 1) {
    if (typed.startsWith(first.slice(0, length)) && spells(typed.slice(length), rest)) return true
  }
  return false
}

/** Returns the index of the syllable from which the letters fit, or -1. */
function speltFrom(typed: string, { spelt = '' }: Choice): number {
  const syllables = spelt.split(' ')
  return letters.test(typed) ? syllables.findIndex((_, at) => spells(typed, syllables.slice(at))) : -1
}

function rank(choice: Choice, terms: readonly string[]): number {
  const { id, label, also = '' } = choice
  const text = `${id} ${label} ${also}`.toLowerCase()
  const starts = terms.map(term => speltFrom(term, choice))
  if (!terms.every((term, at) => text.includes(term) || starts[at] !== -1)) return -1
  if (starts.every(start => start !== -1)) return starts[0] === 0 ? 1 : 2
  const [first = ''] = terms
  if (id.startsWith(first)) return 0
  if (label.toLowerCase().startsWith(first)) return 1
  return terms.every(term => label.toLowerCase().includes(term)) ? 2 : 3
}

/** Returns the choices that fit the typed words, best first. Among equal ones the suggested come first. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const terms = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (terms.length === 0) {
    const suggested = choices.filter(choice => choice.suggested)
    return [...suggested, ...choices.filter(choice => !choice.suggested)].slice(0, shown)
  }
  return choices
    .map((choice, at) => ({ choice, at, fit: rank(choice, terms) }))
    .filter(({ fit }) => fit >= 0)
    .sort(
      (one, other) =>
        one.fit - other.fit ||
        Number(other.choice.suggested ?? false) - Number(one.choice.suggested ?? false) ||
        one.at - other.at
    )
    .slice(0, shown)
    .map(({ choice }) => choice)
}
