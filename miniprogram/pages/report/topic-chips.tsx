import { useState } from 'react'
import type { TopicView } from '../../../contracts/catalogue/views'
import { Box, Tap, Words } from '../../components/base'
import { shownTopics, visible } from './topic-order'

interface Props {
  topics: readonly TopicView[]
  chosen?: string
  onChoose(id: string | undefined): void
}

/** Tap to choose, tap again to let go. */
export function TopicChips({ topics, chosen, onChoose }: Props) {
  const [all, setAll] = useState(false)
  return (
    <Box className="chips chips-topics">
      {visible(topics, chosen, all).map(({ id, label }) => (
        <Tap
          key={id}
          id={`topic-${id}`}
          className={`chip ${id === chosen ? 'chip-on' : ''}`}
          label={label}
          pressed={id === chosen}
          onTap={() => onChoose(id === chosen ? undefined : id)}
        >
          <Words>{label}</Words>
        </Tap>
      ))}
      {!all && topics.length > shownTopics && (
        <Tap id="more-topics" className="chip chip-more" onTap={() => setAll(true)}>
          <Words>更多</Words>
        </Tap>
      )}
    </Box>
  )
}
