import { useEffect, useState } from 'react'
import type { NearbyComponent } from '../../../../contracts/codes/staff-views'
import { asApiError } from '../../../api/errors'
import { explainReading } from '../../../api/explain'
import { Box, Tap, Words } from '../../../components/base'
import { componentsNear } from '../../api/staff-codes'
import type { PlaceDraft } from './place-draft'

interface Props {
  draft: PlaceDraft
  onChange(part: Partial<PlaceDraft>): void
}

const shown = 5
const exact = 30

/** What the survey knows to stand here. A chosen one gives its own position where the phone's is poor. */
export function NearbyComponents({ draft, onChange }: Props) {
  const { point, accuracy, around, component } = draft
  const [near, setNear] = useState<NearbyComponent[]>()
  const [problem, setProblem] = useState<string>()
  const [lon, lat] = around ?? point ?? []

  useEffect(() => {
    if (lon === undefined || lat === undefined) return
    let current = true
    setProblem(undefined)
    componentsNear([lon, lat]).then(
      found => current && setNear(found),
      thrown => current && setProblem(explainReading(asApiError(thrown)))
    )
    return () => {
      current = false
    }
  }, [lon, lat])

  if (lon === undefined) return null
  const choose = (one: NearbyComponent) => {
    if (one.id === component?.id) return onChange({ component: undefined, ...(around && { point: undefined }) })
    const own = accuracy === undefined || accuracy > exact
    onChange({
      component: { id: one.id, name: one.name },
      ...(own && { point: one.point, accuracy: undefined, around: around ?? point })
    })
  }
  return (
    <Box id="components" className="staff-components" role="group" label="贴在哪个部件上">
      <Box className="hint">{problem ?? (near?.length === 0 ? '附近没有登记过的部件' : '贴在哪个部件上')}</Box>
      <Box className="chips">
        {(near ?? []).slice(0, shown).map(one => (
          <Tap
            key={one.id}
            id={`component-${one.id}`}
            className={`chip ${one.id === component?.id ? 'chip-on' : ''}`}
            pressed={one.id === component?.id}
            label={`${one.name}，${one.metres} 米`}
            onTap={() => choose(one)}
          >
            <Words>{`${one.name} ${one.metres} 米${one.code ? '（已有码）' : ''}`}</Words>
          </Tap>
        ))}
      </Box>
    </Box>
  )
}
