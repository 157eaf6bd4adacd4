import * as v from 'valibot'
import { words } from '../common'
import { Boxes } from './boxes'
import { WordsPlace } from './words'

/** Which places of a photo are to be black from now on, all of them; none gives the photo back as it was sent. */
export const PhotoRedaction = v.object({
  /** How often the photo had been redacted when whoever draws saw it: 0 for one that never was. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  boxes: Boxes
})
export type PhotoRedaction = v.InferOutput<typeof PhotoRedaction>

/** Why somebody looks at what is blacked out. The audit log keeps it. */
export const UnredactedLook = v.object({ reason: words(2, 200, '请写明查看原因') })

/** Where the photo can be seen as it was sent, for a minute. */
export const UnredactedPhoto = v.object({ url: v.string() })

/** Whose words, and why. */
export const WordsLook = v.object({ place: WordsPlace, ...UnredactedLook.entries })
export const UnredactedWords = v.object({ words: v.string() })
