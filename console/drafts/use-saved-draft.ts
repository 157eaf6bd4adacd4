import { useCallback, useState } from 'react'
import { onSignOut } from '../session/on-sign-out'
import { windowStorage } from '../storage/window-storage'

const prefix = 'mashangban.console.kept.'

function read<T>(name: string): T | undefined {
  const text = windowStorage.getItem(prefix + name)
  return text ? (JSON.parse(text) as T) : undefined
}

/** Returns the draft saved under a name. It survives leaving the page, a reload and a new sign-in. */
export function useSavedDraft<T>(name: string, empty: T) {
  const [saved, setSaved] = useState(() => ({ name, value: read<T>(name) ?? empty }))
  const value = saved.name === name ? saved.value : (read<T>(name) ?? empty)

  const edit = useCallback(
    (change: (now: T) => T) => {
      const then = change(read<T>(name) ?? empty)
      windowStorage.setItem(prefix + name, JSON.stringify(then))
      setSaved({ name, value: then })
    },
    [name, empty]
  )
  const remove = useCallback(() => {
    windowStorage.removeItem(prefix + name)
    setSaved({ name, value: empty })
  }, [name, empty])

  return { value, edit, remove }
}

onSignOut(() => {
  for (const key of windowStorage.keys()) if (key.startsWith(prefix)) windowStorage.removeItem(key)
})
