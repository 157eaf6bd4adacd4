import { stoppers } from '../../contracts/danger/stoppers'
import { Box, Tap, Words } from '../components/base'

interface Props {
  topic?: string
  text: string
  onChange(text: string): void
}

/** Asks at a topic that may be dangerous. An answer goes into the words, and from there to the numbers to call. */
export function StopperChips({ topic = '', text, onChange }: Props) {
  const asked = stoppers[topic] ?? []
  if (asked.length === 0) return null
  return (
    <Box className="stoppers" role="group" label="有没有这些情况">
      <Box className="hint">有这些情况吗？有就点一下：</Box>
      <Box className="chips">
        {asked.map((words, i) => {
          const said = text.includes(words)
          return (
            <Tap
              key={words}
              id={`stopper-${i + 1}`}
              className={`chip ${said ? 'chip-on' : ''}`}
              label={words}
              pressed={said}
              onTap={() => onChange(said ? without(text, words) : text ? `${text} ${words}` : words)}
            >
              <Words>{words}</Words>
            </Tap>
          )
        })}
      </Box>
    </Box>
  )
}

const without = (text: string, words: string) => text.replace(words, '').replace(/ {2,}/g, ' ').trim()
