import type { Effect, Effects } from './effect'
import { givenLook, takenBack } from './given-look'
import { lookFrom } from './look'

/** A case that is reopened starts over, with a new department; what was, stands in its history. */
const reopened = (): Omit<Effect, 'facts'> => ({
  set: { returns: 0, extensions: 0, subtasks: [] },
  inc: { reopenings: 1 },
  unset: ['department', 'handler', 'closedAt']
})

/** What steps around the check and after the end do besides moving the case on. */
export const checkingEffects = {
  requestCheck: givenLook,
  recallCheck: takenBack,
  checkPassed: async (theCase, form, { now }) => ({ unset: ['collector'], facts: await lookFrom(theCase, form, now) }),

  checkFailed: async (theCase, form, { now }) => ({
    inc: { round: 1 },
    unset: ['collector'],
    facts: await lookFrom(theCase, form, now)
  }),

  close: (_found, _form, { now }) => ({ set: { closedAt: now } }),
  reopen: reopened,
  grantReopening: reopened,
  urge: () => ({ inc: { urges: 1 } }),

  // The history keeps what every reporter said, after every closing.
  evaluate: (_, { solved, stars }) => ({ facts: { solved, stars } })
} satisfies Partial<Effects>
