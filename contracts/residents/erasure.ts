import * as v from 'valibot'
import { Id } from '../common'

/** So many reports one person has at most; whoever has more deletes all words. */
const mostMarked = 500

/** Which of their words a resident has deleted: none, all, or those about some of their reports. */
export const Erasure = v.object({
  words: v.union(
    [
      v.picklist(['none', 'all']),
      v.object({ reports: v.pipe(v.array(Id), v.maxLength(mostMarked, `一次最多选 ${mostMarked} 件，请选“全部删掉”`)) })
    ],
    '请选择要不要删掉写过的话'
  )
})
export type Erasure = v.InferOutput<typeof Erasure>
