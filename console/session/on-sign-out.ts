const cleanups: (() => void)[] = []

/** Registers what deletes one person's work (queues, drafts, answers of the server), so that the next person does not see it. */
export function onSignOut(cleanUp: () => void) {
  cleanups.push(cleanUp)
}

export function cleanUpAfterSignOut() {
  for (const cleanUp of cleanups) cleanUp()
}
