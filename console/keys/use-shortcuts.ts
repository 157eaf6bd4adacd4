import { useLayoutEffect, useRef } from 'react'
import { type KeyPress, shortcutOf } from './shortcut'

export type Shortcuts = Record<string, () => void>

function within(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null
}

/** Shortcuts that work on the whole page, except while the person types, signs in again or has a dialog open. */
export function useShortcuts(shortcuts: Shortcuts, inDialog = false) {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  // A layout effect: whoever sees the page can use its keys.
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      if (document.querySelector(inDialog ? '.sign-in' : '.sign-in, dialog[open]')) return
      const typing = within(event, 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]')
      const choosing = within(event, 'input[type=radio], [role=listbox]')
      const key = shortcutOf(event as KeyPress, typing, choosing)
      const run = key === undefined ? undefined : latest.current[key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [inDialog])
}
