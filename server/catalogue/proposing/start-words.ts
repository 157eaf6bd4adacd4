import type { MatterView } from '../../../contracts/catalogue/views'
import residentsWords from '../data/residents-words.json' with { type: 'json' }
import type { MatterWords } from './matter-model'

const known: Record<string, { often: number; words: string[] }> = residentsWords

/** The words that come with the system for a matter of the standard: with these a city begins its own list. */
export function wordsOf(code: string): readonly string[] {
  return known[code]?.words ?? []
}

/** How often a hotline hears of it, as far as the system knows from the start. */
export function oftenOf(code: string): number {
  return known[code]?.often ?? 1
}

/** What is known of each matter before the city has decided a case. */
export function startWords(
  matters: readonly (Pick<MatterView, 'code' | 'name' | 'conditions' | 'words'> & { often: number })[]
): MatterWords[] {
  return matters.map(({ code, name, conditions, words, often }) => ({
    code,
    name,
    conditions: conditions.map(({ when }) => when),
    words,
    often
  }))
}
