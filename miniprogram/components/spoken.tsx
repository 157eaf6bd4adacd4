import { numbersIn } from '../../contracts/spelling/numbers-in'
import { Words } from './base'
import { Dial } from './dial'

/** A text whose telephone numbers can be dialled. */
export function Spoken({ text }: { text: string }) {
  return (
    <>
      {numbersIn(text).map((part, i) =>
        'number' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
          <Dial key={i} number={part.number} label={`打电话 ${part.number}`} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
          <Words key={i}>{part.words}</Words>
        )
      )}
    </>
  )
}
