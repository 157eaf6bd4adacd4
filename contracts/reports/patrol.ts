import * as v from 'valibot'
import { TypedCode } from '../codes/typed-code'
import { key, line, words } from '../common'
import { MediaIds, photoLimits } from '../media/views'
import { SentAccuracy, SentPosition, vagueness } from '../position'

/** What a collector found on patrol; `settled` when it was put right on the spot. */
export const NewPatrol = v.pipe(
  v.object({
    point: SentPosition,
    accuracy: SentAccuracy,
    code: v.optional(TypedCode),
    address: v.optional(line(0, 120), ''),
    topic: v.optional(key(40)),
    text: words(2, 500, '请写一句发现了什么'),
    media: v.pipe(MediaIds(photoLimits.perReport), v.minLength(1, '请至少拍一张照片')),
    settled: v.optional(
      v.object({
        note: words(2, 500, '请写一句怎么解决的'),
        media: v.pipe(MediaIds(photoLimits.perStep), v.minLength(1, '请拍一张解决后的照片'))
      })
    )
  }),
  v.forward(
    v.check(
      patrol => patrol.code !== undefined || Boolean(patrol.point) || patrol.address.length >= 2,
      '请说明在哪里：扫码、定位或填写地址'
    ),
    ['address']
  ),
  v.forward(
    v.check(
      place => vagueness(place) === undefined,
      ({ input }) => vagueness(input) ?? ''
    ),
    ['address']
  )
)
export type NewPatrol = v.InferOutput<typeof NewPatrol>
