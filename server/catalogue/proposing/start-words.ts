import type { MatterView } from '../../../contracts/catalogue/views'
import residentsWords from '../data/residents-words.json' with { type: 'json' }
import type { MatterWords } from './matter-model'

const known: Record<string, { often: number; words: string[] }> = residentsWords

/** The words residents use for a matter of the standard; none for a matter that the city has added. */
export function wordsOf(code: string): readonly string[] {
  return known[code]?.words ?? []
}

/** What is known of each matter before the city has decided a case. */
export function startWords(matters: readonly Pick<MatterView, 'code' | 'name' | 'conditions'>[]): MatterWords[] {
  return matters.map(({ code, name, conditions }) => ({
    code,
    name,
    conditions: conditions.map(({ when }) => when),
    words: wordsOf(code),
    often: known[code]?.often ?? 1
  }))
}
