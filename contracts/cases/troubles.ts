import * as v from 'valibot'

/** What keeps a case from going on by itself: no cell that says whose it is, or nobody who would act next. */
export const troubles = { place: '地点待定', keeper: '没人接手' } as const
export type Trouble = keyof typeof troubles

export const TroubleName = v.picklist(Object.keys(troubles) as Trouble[], '没有这种情况')

/** What stands in the way of one case, and what to do about it. */
export const TroubleView = v.object({ what: TroubleName, words: v.string() })
export type TroubleView = v.InferOutput<typeof TroubleView>

/** Somebody who could be sent to look on site. */
export const CollectorView = v.object({
  id: v.string(),
  name: v.string(),
  /** The case is in one of their duty grids. */
  here: v.boolean(),
  /** How many looks on site were given to them by name and are not answered. */
  waiting: v.number(),
  /** Why they cannot take this look. */
  barred: v.optional(v.string())
})
export type CollectorView = v.InferOutput<typeof CollectorView>
