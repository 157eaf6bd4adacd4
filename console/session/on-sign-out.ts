/** What the window remembers of one person's work (queues, drafts) and must not show to the next one. */
const forgets: (() => void)[] = []

export function forgettable(forget: () => void) {
  forgets.push(forget)
}

export function forgetEverything() {
  for (const forget of forgets) forget()
}
