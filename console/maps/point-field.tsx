import { Input } from 'antd'
import { useState } from 'react'
import type { Point } from '../../contracts/common'
import type { Standing } from '../../contracts/position'
import { FieldFrame } from '../fields/field-frame'
import { PointMap } from './point-map'
import { readPoint } from './read-point'
import { StandingNote } from './standing-note'

interface PointFieldProps {
  label: string
  from?: Point
  cell?: Point[][]
  point?: Point
  choose: (point: Point | undefined) => void
  error?: string
  /** What is said at once of a point that is not on the city's ground. */
  notes: Partial<Record<Standing, string>>
}

/** A point, clicked on the map or typed. */
export function PointField({ label, from, cell, point, choose, error, notes }: PointFieldProps) {
  const [typed, setTyped] = useState(point ? point.join(', ') : '')
  const unread = typed.trim() !== '' && !point ? '请写成“经度, 纬度”，例如 113.5905, 24.8005' : undefined
  return (
    <>
      <PointMap
        from={from}
        cell={cell}
        point={point}
        choose={clicked => {
          setTyped(clicked.join(', '))
          choose(clicked)
        }}
      />
      <FieldFrame label={label} error={error ?? unread}>
        {control => (
          <Input
            {...control}
            autoComplete="off"
            placeholder="113.5905, 24.8005"
            value={typed}
            onChange={event => {
              setTyped(event.target.value)
              choose(readPoint(event.target.value))
            }}
          />
        )}
      </FieldFrame>
      <StandingNote point={point} notes={notes} />
    </>
  )
}
