import * as v from 'valibot'
import { line, words } from '../common'
import { telephone } from '../spelling/telephone'

const wrongNumber = '电话号码不对'

/** How to reach a resident. Optional; stored apart from the case and encrypted. */
export const Contact = v.object({
  name: v.optional(line(0, 30)),
  phone: v.pipe(
    v.string(wrongNumber),
    v.maxLength(60, wrongNumber),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const number = telephone(dataset.value)
      if (number !== undefined) return number
      addIssue({ message: wrongNumber })
      return NEVER
    })
  )
})

/** Staff who want to see a reporter's contact must say why. */
export const ContactLook = v.object({ reason: words(2, 200, '请写明查看原因') })
export const ContactView = v.object({ name: v.optional(v.string()), phone: v.string() })
export type ContactView = v.InferOutput<typeof ContactView>
