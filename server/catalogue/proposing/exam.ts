import sentences from '../data/matter-exam.json' with { type: 'json' }
import type { matterModel } from './matter-model'

/**
 * Sentences as residents write them, each with the matters that an operator would accept. They were written apart from
 * the residents' words that the model begins with.
 */
export const exam: readonly { text: string; matters: string[] }[] = sentences

export type Rank = Awaited<ReturnType<typeof matterModel>>

/** Returns the share of sentences whose matter is proposed first, and among the first five. */
export function marksOf(rank: Rank, asked = exam): { first: number; amongFive: number } {
  const places = asked.map(({ text, matters }) => rank(text).findIndex(({ code }) => matters.includes(code)))
  const share = (upTo: number) => places.filter(place => place >= 0 && place < upTo).length / asked.length
  return { first: share(1), amongFive: share(5) }
}
