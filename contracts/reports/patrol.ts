import * as v from 'valibot'
import { TypedCode } from '../codes/typed-code'
import { key, line, words } from '../common'
import { MediaIds, photoLimits } from '../media/views'
import { SentAccuracy, SentPosition } from '../position'
import { saysWhere } from './where'

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
  saysWhere('请说明在哪里：扫码、定位或填写地址')
)
export type NewPatrol = v.InferOutput<typeof NewPatrol>
