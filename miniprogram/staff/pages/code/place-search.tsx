import { useState } from 'react'
import type { StaffCodeSummary } from '../../../../contracts/codes/staff-views'
import type { Point } from '../../../../contracts/common'
import { asApiError } from '../../../api/errors'
import { explainReading } from '../../../api/explain'
import { Box, Tap, TextInput, Words } from '../../../components/base'
import { canFindPosition } from '../../../platform/position'
import { findPlaces } from '../../api/staff-codes'

/** For phones that may not say where they are: a known place nearby, from which the components are found. */
export function PlaceSearch({ onFound }: { onFound(around: Point): void }) {
  const [open, setOpen] = useState(!canFindPosition)
  const [words, setWords] = useState('')
  const [found, setFound] = useState<StaffCodeSummary[]>([])
  const [told, setTold] = useState<string>()
  const search = async () => {
    if (!words.trim()) return
    setTold('正在找…')
    try {
      const places = await findPlaces(words.trim())
      setFound(places)
      setTold(places.length === 0 ? '没有找到，请换个路名或点位名。' : undefined)
    } catch (thrown) {
      setTold(`${explainReading(asApiError(thrown))}。写好的内容会存下，有信号了再扫这个码接着填。`)
    }
  }
  if (!open)
    return (
      <Tap id="open-search" className="link" expanded={false} onTap={() => setOpen(true)}>
        <Words>定不到位？按附近的点位找</Words>
      </Tap>
    )
  return (
    <Box className="staff-search">
      <Box className="staff-typing">
        <TextInput
          id="place-words"
          label="附近已有点位的名称或路名"
          value={words}
          placeholder="附近已有点位的名称或路名"
          onChange={setWords}
          onEnter={() => void search()}
        />
        <Tap id="find-places" className="side-button" onTap={() => void search()}>
          <Words>找</Words>
        </Tap>
      </Box>
      {told && (
        <Box className="hint" role="status">
          {told}
        </Box>
      )}
      {found.map(({ code, name, address, point }) => (
        <Tap key={code} id={`near-${code}`} className="staff-row" onTap={() => point && onFound(point)}>
          <Words>{name}</Words>
          <Words className="hint">{address}</Words>
        </Tap>
      ))}
    </Box>
  )
}
