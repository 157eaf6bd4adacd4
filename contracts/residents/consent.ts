import * as v from 'valibot'
import { Time } from '../common'
import { presentVersion } from '../privacy/versions'

export const residentClients = ['h5', 'weapp'] as const

/** A resident agrees to a version of the privacy text. */
export const NewConsent = v.object({
  version: v.pipe(
    v.number('缺少隐私说明的版本'),
    v.integer('隐私说明的版本不对'),
    v.minValue(1, '隐私说明的版本不对'),
    v.maxValue(presentVersion, '没有这个版本的隐私说明')
  ),
  client: v.picklist(residentClients, '缺少是在哪里同意的'),
  /** Somebody under 14: a parent or guardian agrees for them. */
  guardian: v.optional(v.boolean())
})
export type NewConsent = v.InferOutput<typeof NewConsent>

/** What one person has agreed to, and whether they are asked before the next sending. */
export const ConsentView = v.object({
  given: v.optional(
    v.object({
      version: v.number(),
      at: Time,
      client: v.picklist(residentClients),
      guardian: v.boolean(),
      withdrawnAt: v.optional(Time)
    })
  ),
  asks: v.boolean()
})
export type ConsentView = v.InferOutput<typeof ConsentView>
