import * as v from 'valibot'
import { Time } from '../common'
import { everyRetentionKind } from '../retention/kinds'

export const ResidentSession = v.object({ token: v.string() })
export const WechatLogin = v.object({ code: v.pipe(v.string('缺少登录凭证'), v.minLength(1), v.maxLength(128)) })

/** Who runs this service, for every resident's screen. */
export const About = v.object({
  city: v.string(),
  bureau: v.string(),
  hotline: v.string(),
  /** Whom people call who smell gas, where the city has said so. */
  gas: v.optional(v.string()),
  filing: v.optional(v.string())
})
export type About = v.InferOutput<typeof About>

/** Where a resident's own data is fetched, and until when. */
export const OwnDataAddress = v.object({ path: v.string(), until: Time })

/** The privacy text's version in force, and for how many days this city keeps each kind of data. */
export const Privacy = v.object({
  version: v.number(),
  days: v.object(v.entriesFromList(everyRetentionKind, v.number()))
})
export type Privacy = v.InferOutput<typeof Privacy>
