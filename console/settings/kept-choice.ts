import { useState } from 'react'

/** Whether somebody has chosen something on this machine; where nothing can be stored it lasts as long as the page. */
export function useKeptChoice(name: string, usual: boolean): [boolean, (chosen: boolean) => void] {
  const key = `mashangban.console.choice.${name}`
  const [chosen, setChosen] = useState(() => stored(key) ?? usual)
  return [
    chosen,
    choice => {
      setChosen(choice)
      try {
        if (choice === usual) localStorage.removeItem(key)
        else localStorage.setItem(key, String(choice))
      } catch {
        // It holds until the page is closed.
      }
    }
  ]
}

function stored(key: string): boolean | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? undefined : kept === 'true'
  } catch {
    return undefined
  }
}
