import { useCallback, useState } from 'react'
import type { MediaView } from '../../../../contracts/media/views'
import { type Box, isSame } from '../../../../contracts/redaction/boxes'
import type { DrawnBox } from './drawn-box'

/** What somebody has done so far: which of the black places are to be shown again, and what they drew. */
interface Draft {
  shown: Box[]
  drawn: DrawnBox[]
}

const nothing: Draft = { shown: [], drawn: [] }

/**
 * Returns the boxes of a photo, those that are black already first, with every state of before to go back to. What a colleague
 * blacks out meanwhile is among them, and what was drawn stays.
 */
export function useBoxes({ redaction }: MediaView) {
  const [drafts, setDrafts] = useState<Draft[]>([nothing])
  const { shown, drawn } = drafts.at(-1) ?? nothing
  const black = (redaction?.boxes ?? []).filter(box => !shown.some(each => isSame(each, box)))

  const change = useCallback((next: (draft: Draft) => Draft) => {
    setDrafts(all => [...all, next(all.at(-1) ?? nothing)])
  }, [])

  return {
    boxes: [...black.map((box): DrawnBox => ({ ...box, black: true })), ...drawn],
    changed: shown.length > 0 || drawn.length > 0,
    begun: drafts.length > 1,
    add: (box: DrawnBox) => change(draft => ({ ...draft, drawn: [...draft.drawn, box] })),
    replace: (at: number, box: DrawnBox) =>
      change(draft => ({
        ...draft,
        drawn: draft.drawn.map((each, index) => (index === at - black.length ? box : each))
      })),
    remove: (at: number) =>
      change(draft => {
        const box = black[at]
        if (box) return { ...draft, shown: [...draft.shown, box] }
        return { ...draft, drawn: draft.drawn.filter((_, index) => index !== at - black.length) }
      }),
    undo: () => setDrafts(all => (all.length > 1 ? all.slice(0, -1) : all)),
    drop: () => setDrafts([nothing])
  }
}
export type Boxes = ReturnType<typeof useBoxes>
