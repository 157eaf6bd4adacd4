import { type Standing, standingNotes } from '../../contracts/position'
import { Box } from './base'

interface Props {
  id?: string
  /** What is known of the position otherwise, such as how exact it is. */
  words: string
  /** Nobody could find the place by it. */
  poor?: boolean
  standing?: Standing
  /** What is said of a position that is not on the city's ground. */
  notes?: Partial<Record<Standing, string>>
}

/** A position that goes along, in words, with a tick when nothing is wrong with it. */
export function Located({ id, words, poor = false, standing, notes = standingNotes }: Props) {
  const note = standing && notes[standing]
  return (
    <Box id={id} className={poor || note ? 'located-poor' : 'located-fine'} role="status">
      <Box>{poor || note ? words : `✓ ${words}`}</Box>
      {note && <Box className="located-note">{note}</Box>}
    </Box>
  )
}
