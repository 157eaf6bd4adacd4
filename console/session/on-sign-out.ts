const cleanups: (() => void)[] = []

/** Registers a cleanup of one person's work, such as drafts and queues, so that the next person does not see it. */
export function onSignOut(cleanUp: () => void) {
  cleanups.push(cleanUp)
}

const betweenDesks: (() => void)[] = []

/**
 * Registers a cleanup of what belongs to one desk, such as its queues, when the person begins or ceases to act for a
 * colleague. What they have typed is not of that kind: it stays theirs.
 */
export function onChangeOfDesk(cleanUp: () => void) {
  betweenDesks.push(cleanUp)
}

export function cleanUpBetweenDesks() {
  for (const cleanUp of betweenDesks) cleanUp()
}

export function cleanUpAfterSignOut() {
  for (const cleanUp of cleanups) cleanUp()
}
