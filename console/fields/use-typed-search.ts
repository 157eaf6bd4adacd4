import { type ChangeEvent, useEffect, useRef, useState } from 'react'

const debounceMs = 300

/**
 * What is typed into a search field. It is searched for a moment after the last key, and never in the middle of a Chinese
 * word. Returns the words and what the field needs.
 */
export function useTypedSearch(searched: string, search: (words: string) => void) {
  const [typed, setTyped] = useState(searched)
  const [composing, setComposing] = useState(false)
  const latest = useRef(search)
  latest.current = search

  useEffect(() => setTyped(searched), [searched])
  useEffect(() => {
    const words = typed.trim()
    if (composing || words === searched) return
    const timer = setTimeout(() => latest.current(words), debounceMs)
    return () => clearTimeout(timer)
  }, [typed, composing, searched])

  const field = {
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value),
    onCompositionStart: () => setComposing(true),
    onCompositionEnd: () => setComposing(false)
  }
  return { typed, field }
}
