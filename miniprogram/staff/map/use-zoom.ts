import { useLayoutEffect, useRef, useState } from 'react'

/** How large the sketch is drawn. What was in the middle of the window stays there. */
export function useZoom() {
  const [zoom, setZoom] = useState(1)
  const sheet = useRef<HTMLElement>(null)
  const middle = useRef({ x: 0.5, y: 0.5 })

  const change = (next: number) => {
    const seen = sheet.current
    if (seen)
      middle.current = {
        x: (seen.scrollLeft + seen.clientWidth / 2) / seen.scrollWidth,
        y: (seen.scrollTop + seen.clientHeight / 2) / seen.scrollHeight
      }
    setZoom(Math.min(8, Math.max(1, next)))
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it is drawn larger or smaller
  useLayoutEffect(() => {
    const seen = sheet.current
    if (!seen) return
    seen.scrollLeft = middle.current.x * seen.scrollWidth - seen.clientWidth / 2
    seen.scrollTop = middle.current.y * seen.scrollHeight - seen.clientHeight / 2
  }, [zoom])

  return { zoom, sheet, closer: () => change(zoom * 2), further: () => change(zoom / 2) }
}
