import { useShortcuts } from './use-shortcuts'

/** Esc first leaves the field that is being filled in, then the page. */
export function useEscape(leave: () => void) {
  useShortcuts({
    escape: () => {
      const focused = document.activeElement
      if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.blur()
      else leave()
    }
  })
}
