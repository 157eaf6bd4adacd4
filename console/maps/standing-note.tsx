import { useEffect, useState } from 'react'
import type { Point } from '../../contracts/common'
import * as grids from '../../contracts/grids/api'
import { isPosition, type Standing } from '../../contracts/position'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import './standing-note.css'

const typingMs = 400

/** Returns the value once it has stood for a moment, so that nothing is asked about a number half typed. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

interface StandingNoteProps {
  point?: Point
  notes: Partial<Record<Standing, string>>
}

/** Says at once when a point is not on the city's ground. Silent while nobody knows, as without a network. */
export function StandingNote({ point, notes }: StandingNoteProps) {
  const now = point && isPosition(point) ? point.join() : undefined
  const asked = useSettled(now)
  const [lon = '', lat = ''] = asked?.split(',') ?? []
  const { data } = useFetch(asked && `ground ${asked}`, signal => call(grids.ground, { query: { lon, lat }, signal }), {
    freshForMs: 600_000
  })
  const note = asked === now && data && notes[data.standing]
  return (
    <span role="status" className={note ? 'standing-note' : undefined}>
      {note}
    </span>
  )
}
