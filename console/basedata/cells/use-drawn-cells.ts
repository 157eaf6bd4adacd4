import { useMemo, useRef, useState } from 'react'
import type { Point } from '../../../contracts/common'
import type { DrawnCells } from '../../../contracts/grids/cells'
import * as cells from '../../../contracts/grids/cells-api'
import { call } from '../../api/call'
import { useFetch } from '../../fetching/use-fetch'
import { type Bounds, boundsAround } from '../../maps/shape'

/** The outlines of the cells: all of them, or of the part of the map that somebody looks at where there are too many. */
export function useDrawnCells() {
  const [box, setBox] = useState<string>()
  const [look, setLook] = useState<Bounds>()
  const all = useFetch('cell shapes', signal => call(cells.drawnCells, { query: {}, signal }))
  const asked = all.data?.more ? box : undefined
  const part = useFetch(asked && `cell shapes ${asked}`, signal =>
    call(cells.drawnCells, { query: { ...(asked && { box: asked }) }, signal })
  )
  const last = useRef<DrawnCells>(undefined)
  last.current = asked ? (part.data ?? last.current) : undefined
  const shown = last.current ?? all.data
  const ground = all.data?.ground
  const bounds = useMemo((): Bounds | undefined => ground && [...ground], [ground])
  return {
    items: useMemo(() => shown?.items ?? [], [shown]),
    more: shown?.more === true,
    bounds,
    look,
    lookAt: (point: Point) => setLook(boundsAround([point])),
    lookOver: setLook,
    moved: (seen: Bounds) => setBox(seen.map(degrees => degrees.toFixed(5)).join(',')),
    reload: all.reload
  }
}
