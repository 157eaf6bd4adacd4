export interface Choice {
  id: string
  label: string
  /** Shown beside the label. */
  hint?: string
  /** Further words by which it can be found. */
  also?: string
  /** Offered before anything is typed. */
  suggested?: boolean
}

const shown = 40

function rank({ id, label, also = '' }: Choice, terms: readonly string[]): number {
  const text = `${id} ${label} ${also}`.toLowerCase()
  if (!terms.every(term => text.includes(term))) return -1
  const [first = ''] = terms
  if (id.startsWith(first)) return 0
  if (label.toLowerCase().startsWith(first)) return 1
  return terms.every(term => label.toLowerCase().includes(term)) ? 2 : 3
}

/** What fits the typed words, best first; suggested choices lead among equals and stand alone before anything is typed. */
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
