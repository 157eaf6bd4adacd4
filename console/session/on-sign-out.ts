const cleanups: (() => void)[] = []

/** Registers a cleanup of one person's work, such as drafts and queues, so that the next person does not see it. */
export function onSignOut(cleanUp: () => void) {
  cleanups.push(cleanUp)
}

export function cleanUpAfterSignOut() {
  for (const cleanUp of cleanups) cleanUp()
}
