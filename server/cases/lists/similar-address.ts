/** Two characters side by side say more of a Chinese address than each alone, and need no dictionary. */
function pairsOf(address: string): Set<string> {
  const text = [...address.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(text.slice(1).map((character, index) => `${text[index]}${character}`))
}

const fewest = 3
const alike = 0.75

/**
 * How alike two addresses are: 1 for equal ones, 0 for those that are not alike. An address without the city's and
 * district's name is alike to one with them.
 */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  const shorter = Math.min(first.size, second.size)
  if (shorter < fewest) return 0
  const common = [...first].filter(pair => second.has(pair)).length
  if (common / shorter < alike) return 0
  return (2 * common) / (first.size + second.size)
}
