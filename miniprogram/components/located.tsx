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

/** A position in words, with a tick when nothing is wrong with it. Of one that is too far off to go along only that is said. */
export function Located({ id, words, poor = false, standing, notes = standingNotes }: Props) {
  const note = standing && notes[standing]
  return (
    <Box id={id} className={poor || note ? 'located-poor' : 'located-fine'} role="status">
      {standing !== 'far' && <Box>{poor || note ? words : `✓ ${words}`}</Box>}
      {note && <Box className="located-note">{note}</Box>}
    </Box>
  )
}
