import * as v from 'valibot'
import { type SentPlace, vagueness } from '../position'

/**
 * Demands of what is sent from somewhere that it says where: a code, a position or an address, and an address too when the
 * position is vague. It complains at `address`, also while other fields are wrong.
 */
export function saysWhere<Sent extends SentPlace>(otherwise: string) {
  const wrong = (sent: Sent): string | undefined =>
    sent.code !== undefined || sent.point || sent.address.length >= 2 ? vagueness(sent) : otherwise
  return v.rawCheck<Sent>(({ dataset, addIssue }) => {
    const { value, issues = [] } = dataset
    if (!isObject(value) || issues.some(issue => fields.some(field => issue.path?.[0]?.key === field))) return
    const message = wrong(value as Sent)
    if (message) {
      const input = value as Record<string, unknown>
      addIssue({ message, path: [{ type: 'object', origin: 'value', input, key: 'address', value: input.address }] })
    }
  })
}

const fields = ['code', 'point', 'accuracy', 'address'] as const
const isObject = (value: unknown) => typeof value === 'object' && value !== null
