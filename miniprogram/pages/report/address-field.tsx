import { useState } from 'react'
import type { Point } from '../../../contracts/common'
import { vagueMetres } from '../../../contracts/position'
import { Box, Tap, TextInput, Words } from '../../components/base'
import { Field } from '../../components/field'
import { Located } from '../../components/located'
import type { Draft } from '../../drafts/draft'
import { useStanding } from '../../places/use-standing'
import { canLocate, locate } from '../../platform/locate'

interface Props {
  draft: Draft
  error?: string
  photoPlace?: Point
  onChange(part: Partial<Draft>): void
}

/** The place in words; a position, the phone's or the photo's, goes along when the resident wants it to. */
export function AddressField({ draft, error, photoPlace, onChange }: Props) {
  const [told, setTold] = useState<string>()
  const standing = useStanding(draft.point)
  const poor = (draft.accuracy ?? 0) > vagueMetres
  const doubtful = poor || standing === 'outside' || standing === 'far'
  const findMe = async () => {
    setTold('正在定位…')
    try {
      onChange(await locate())
      setTold(undefined)
    } catch {
      setTold('没有定到位置，写下地址就可以。')
    }
  }
  return (
    <Field name="address" label="地址或附近的店铺、路口" error={error}>
      <TextInput
        id="address"
        label="地址或附近的店铺、路口"
        value={draft.address}
        placeholder="如：解放路 12 号药店门口"
        invalid={error !== undefined}
        describedBy="address-error"
        onChange={address => onChange({ address })}
      />
      {draft.point ? (
        <Box className="located">
          <Located id="position" words={positionWords(draft.accuracy)} poor={poor} standing={standing} />
          {doubtful && canLocate && (
            <Tap id="find-me-again" className="link" onTap={() => void findMe()}>
              <Words>重新定位</Words>
            </Tap>
          )}
          <Tap id="forget-point" className="link" onTap={() => onChange({ point: undefined, accuracy: undefined })}>
            <Words>不要带</Words>
          </Tap>
        </Box>
      ) : (
        <Box className="located">
          {canLocate && (
            <Tap id="find-me" className="link" onTap={() => void findMe()}>
              <Words>用我现在的位置</Words>
            </Tap>
          )}
          {photoPlace && (
            <Tap id="photo-place" className="link" onTap={() => onChange({ point: photoPlace, accuracy: undefined })}>
              <Words>用照片里的位置</Words>
            </Tap>
          )}
        </Box>
      )}
      {told && (
        <Box className="hint" role="status">
          {told}
        </Box>
      )}
    </Field>
  )
}

function positionWords(accuracy: number | undefined): string {
  if (accuracy === undefined) return '已带上位置'
  if (accuracy <= vagueMetres) return `已带上位置，误差约 ${accuracy} 米`
  return `已带上位置，但可能差 ${accuracy} 米：请再写下地址或附近的店铺、路口。`
}
