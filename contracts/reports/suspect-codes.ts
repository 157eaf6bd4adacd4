import * as v from 'valibot'
import { line, words } from '../common'
import { MediaIds, photoLimits } from '../media/views'
import { SentPosition } from '../position'

/** A report about a sticker that may be fake, from the person who scanned it. It becomes an ordinary report. */
export const SuspectCode = v.pipe(
  v.object({
    /** What the scan returned: a link, or an unknown code. */
    scanned: words(1, 200, '缺少扫到的内容'),
    text: v.optional(words(0, 200), ''),
    media: v.optional(MediaIds(photoLimits.perReport), []),
    point: SentPosition,
    address: v.optional(line(0, 120), '')
  }),
  v.forward(
    v.check(sent => Boolean(sent.point) || sent.address.length >= 2, '请说明在哪里看到的：定位或填写地址'),
    ['address']
  )
)
export type SuspectCode = v.InferOutput<typeof SuspectCode>
