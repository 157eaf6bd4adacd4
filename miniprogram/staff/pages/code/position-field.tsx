import { useState } from 'react'
import { chosenNotes } from '../../../../contracts/position'
import { Box, Tap, Words } from '../../../components/base'
import { Field } from '../../../components/field'
import { Located } from '../../../components/located'
import { useStanding } from '../../../places/use-standing'
import { canFindPosition, findPosition } from '../../../platform/position'
import { NearbyComponents } from './nearby-components'
import type { PlaceDraft } from './place-draft'
import { PlaceSearch } from './place-search'

interface Props {
  draft: PlaceDraft
  error?: string
  onChange(part: Partial<PlaceDraft>): void
}

const poor = 30

/** Where the code hangs: by the phone's position, by a component that stands there, or near a place that is known. */
export function PositionField({ draft, error, onChange }: Props) {
  const [told, setTold] = useState<string>()
  const { point, accuracy, component } = draft
  const standing = useStanding(point)
  const findMe = async () => {
    setTold('正在定位…')
    try {
      onChange({ ...(await findPosition()), around: undefined, component: undefined })
      setTold(undefined)
    } catch {
      setTold('没有定到位置。可以允许定位后再试，或按附近的点位找。')
    }
  }
  return (
    <Field name="point" label="位置" error={error}>
      {point && (
        <Located
          id="position"
          words={positionText(accuracy, component?.name)}
          poor={(accuracy ?? 0) > poor}
          standing={standing}
          notes={chosenNotes}
        />
      )}
      {canFindPosition && (
        <Tap id="find-position" className="side-button" onTap={() => void findMe()}>
          <Words>{point ? '重新定位' : '用我现在的位置'}</Words>
        </Tap>
      )}
      {told && (
        <Box className="hint" role="status">
          {told}
        </Box>
      )}
      {accuracy === undefined && (
        <PlaceSearch onFound={around => onChange({ around, point: undefined, component: undefined })} />
      )}
      <NearbyComponents draft={draft} onChange={onChange} />
    </Field>
  )
}

function positionText(accuracy: number | undefined, component: string | undefined): string {
  if (accuracy === undefined) return component ? `位置取自“${component}”` : '已有安排好的位置'
  if (accuracy <= poor) return `已定位，误差约 ${accuracy} 米`
  return `已定位，误差约 ${accuracy} 米，偏大。走到开阔处再定一次，或点选下面的部件。`
}
