import * as v from 'valibot'
import { words } from '../common'

/** How a resident may be reached; optional, kept apart from the case and encrypted. */
export const Contact = v.object({
  name: v.optional(words(0, 30)),
  phone: v.pipe(v.string(), v.trim(), v.regex(/^(\+?86)?1\d{10}$|^0\d{2,3}-?\d{7,8}$/, '电话号码不对'))
})

/** Why somebody wants to see how to reach a reporter. */
export const ContactLook = v.object({ reason: words(2, 200, '请写明查看原因') })
export const ContactView = v.object({ name: v.optional(v.string()), phone: v.string() })
export type ContactView = v.InferOutput<typeof ContactView>
