import type { TopicView } from '../../../contracts/codes/views'

/** How many chips stand open; the others are one tap away. */
export const shownTopics = 5

export function inOrder(topics: readonly TopicView[], suggested: readonly string[]): TopicView[] {
  const first = suggested.flatMap(id => topics.find(topic => topic.id === id) ?? [])
  return [...first, ...topics.filter(topic => !first.includes(topic))]
}

/** The chips to draw: all, or the first ones and whatever is chosen. */
export function visible(topics: readonly TopicView[], chosen: string | undefined, all: boolean): readonly TopicView[] {
  return all ? topics : topics.filter((topic, i) => i < shownTopics || topic.id === chosen)
}
