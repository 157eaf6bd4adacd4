import { useCallback, useState } from 'react'
import { forgettable } from '../session/on-sign-out'

const prefix = 'mashangban.console.kept.'

function read<T>(name: string): T | undefined {
  const text = sessionStorage.getItem(prefix + name)
  return text ? (JSON.parse(text) as T) : undefined
}

/** What somebody is filling in under this name; survives leaving the page, a reload and a new sign-in. */
export function useKept<T>(name: string, empty: T) {
  const [held, setHeld] = useState(() => ({ name, value: read<T>(name) ?? empty }))
  const value = held.name === name ? held.value : (read<T>(name) ?? empty)

  const edit = useCallback(
    (change: (now: T) => T) => {
      const then = change(read<T>(name) ?? empty)
      sessionStorage.setItem(prefix + name, JSON.stringify(then))
      setHeld({ name, value: then })
    },
    [name, empty]
  )
  const drop = useCallback(() => {
    sessionStorage.removeItem(prefix + name)
    setHeld({ name, value: empty })
  }, [name, empty])

  return { value, edit, drop }
}

forgettable(() => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
})
