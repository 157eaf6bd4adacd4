export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/** Full-width characters of a Chinese input method and the keys they stand for. */
const fullWidth: Record<string, string> = { '？': '?', '／': '/', '、': '/' }

/** The keys that choose one of several options. */
const chooses = ['up', 'down', 'left', 'right', 'enter']

/**
 * Returns the name of a pressed shortcut, or `undefined` when the key belongs to the browser, to the input method or to
 * a text field. `mod+enter` and `escape` work while typing, too. In a group of radio buttons the arrow keys choose.
 */
export function shortcutOf(press: KeyPress, typing: boolean, choosing = false): string | undefined {
  if (press.isComposing || press.altKey) return undefined
  const key = (fullWidth[press.key] ?? press.key).toLowerCase().replace('arrow', '')
  if (press.ctrlKey || press.metaKey) return key === 'enter' ? 'mod+enter' : undefined
  if (key === 'escape') return key
  if (typing) return undefined
  if (choosing && chooses.includes(key)) return undefined
  return key
}
