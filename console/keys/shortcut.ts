export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
}

/** Keys as they come from a Chinese keyboard layout in full-width mode. */
const fullWidth: Record<string, string> = { '？': '?', '／': '/', '、': '/' }

/** The keys by which one of several things is chosen. */
const chooses = ['up', 'down', 'left', 'right', 'enter']

/**
 * The name of a pressed shortcut, or nothing when the press belongs to the browser, to the input method or to what is
 * being typed. `mod+enter` and `escape` work also while typing; arrows choose among radio buttons before anything else.
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
