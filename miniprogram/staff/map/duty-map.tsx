import { Map as WechatMap } from '@tarojs/components'
import type { Point } from '../../../contracts/common'
import { Box } from '../../components/base'
import './duty-map.scss'
import { type DutyMapProps, pointsIn } from './duty-map-props'
import { toGcj } from './gcj'

const colours = { green: '#0f5c4d', yellow: '#6b4300', red: '#b3261e', grey: '#48524f' }

function spot(point: Point) {
  const [longitude, latitude] = toGcj(point)
  return { longitude, latitude }
}

/** WeChat's own map with the cells and the tasks upon it. A marker's id is the task's number. */
export function DutyMap(props: DutyMapProps) {
  const { cells, tasks, me, onOpen } = props
  const points = pointsIn(props)
  const centre = me ?? tasks.find(({ task }) => task.place.point)?.task.place.point ?? points[0]
  if (!centre) return <Box className="hint">还没有分到责任网格</Box>
  const markers = tasks.flatMap(({ task, number }) =>
    task.place.point
      ? [
          {
            ...spot(task.place.point),
            id: number,
            iconPath: '/staff/images/mark.png',
            width: 44,
            height: 44,
            anchor: { x: 0.5, y: 0.5 },
            label: {
              content: String(number),
              color: '#ffffff',
              fontSize: 16,
              bgColor: colours[task.light],
              borderRadius: 14,
              borderWidth: 0,
              borderColor: colours[task.light],
              padding: 5,
              anchorX: -14,
              anchorY: -16,
              textAlign: 'center' as const
            }
          }
        ]
      : []
  )
  const open = (id: number) => {
    const found = tasks.find(({ number }) => number === id)
    if (found) onOpen(found.task.caseNo)
  }
  return (
    <WechatMap
      id="duty-map"
      className="duty-wechat"
      {...spot(centre)}
      scale={15}
      markers={markers}
      includePoints={points.filter((_, i) => i % 4 === 0 || i >= points.length - 20).map(spot)}
      polygons={cells.flatMap(({ rings }) =>
        rings.slice(0, 1).map(ring => ({
          points: ring.map(spot),
          strokeWidth: 1,
          strokeColor: '#0f5c4d99',
          fillColor: '#0f5c4d14',
          zIndex: 1
        }))
      )}
      circles={me ? [{ ...spot(me), color: '#1a73e8', fillColor: '#1a73e855', radius: 12, strokeWidth: 2 }] : []}
      onMarkerTap={event => open(Number(event.detail.markerId))}
      onLabelTap={event => open(Number(event.detail.markerId))}
      onError={() => {}}
    />
  )
}
