/** What somebody blacked out, or showed again, as the history of a case says it. */
export const redactedKinds = {
  photo: '照片',
  photoBack: '照片，撤回了部分遮挡',
  words: '文字',
  wordsBack: '文字，撤回了遮挡'
} as const
export type RedactedKind = keyof typeof redactedKinds
