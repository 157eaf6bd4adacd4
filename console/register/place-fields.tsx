import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import * as codes from '../../contracts/codes/api'
import { readPlaceCode } from '../../contracts/codes/place-code'
import { standingNotes } from '../../contracts/position'
import { call } from '../api/call'
import { useFetch } from '../fetching/use-fetch'
import { FieldFrame } from '../fields/field-frame'
import { PointField } from '../maps/point-field'
import { type RegistrationDraft, readTypedCode } from './draft'
import { OpenCases } from './open-cases'

export interface RegisterFieldProps {
  draft: RegistrationDraft
  edit: (change: (draft: RegistrationDraft) => RegistrationDraft) => void
  errors: Record<string, string>
}

/** The place: the code that the caller reads from the sticker, or an address, or both. */
export function PlaceFields({ draft, edit, errors }: RegisterFieldProps) {
  const [finished, setFinished] = useState(false)
  const { code, problem } = readTypedCode(draft.code, finished)
  const place = useFetch(code && `place ${code}`, signal => call(codes.code, { params: { code: code ?? '' }, signal }))
  const wrong = problem ?? place.error?.message ?? (code ? errors.code : undefined)
  const joined = place.data?.openCases.some(({ caseNo }) => caseNo === draft.joinCase)

  // A case that was closed meanwhile, or that is at another place, can no longer be joined.
  useEffect(() => {
    if (place.data && draft.joinCase && !joined) edit(now => ({ ...now, joinCase: undefined }))
  }, [place.data, draft.joinCase, joined, edit])

  function type(typed: string) {
    const read = readPlaceCode(typed)
    const stays = 'code' in read && read.code === code
    edit(now => ({ ...now, code: typed, ...(!stays && { joinCase: undefined }) }))
    setFinished(false)
  }

  return (
    <>
      <FieldFrame label="二维码编号（市民能念出来的话）" error={wrong ?? errors.code}>
        {control => (
          <Input
            {...control}
            className="register-code"
            placeholder="7K2M-9QXD-T"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={draft.code}
            onChange={event => type(event.target.value)}
            onBlur={() => setFinished(true)}
          />
        )}
      </FieldFrame>
      {place.error?.code === 'offline' && (
        <Button size="small" onClick={place.reload}>
          再查一次
        </Button>
      )}
      {place.data && (
        <div className="register-place" role="status">
          <p>
            <b>{place.data.name}</b> {place.data.address}
            {place.data.component && <span className="quiet"> · 部件 {place.data.component.name}</span>}
          </p>
          <OpenCases
            cases={place.data.openCases}
            chosen={draft.joinCase}
            choose={joinCase => edit(now => ({ ...now, joinCase }))}
          />
        </div>
      )}
      <FieldFrame label={place.data ? '补充位置（可不填）' : '地址'} error={errors.address}>
        {control => (
          <Input
            {...control}
            placeholder={place.data ? '例如：马路对面' : '街道、门牌、附近的标志，例如：解放路 12 号药店门口'}
            maxLength={120}
            value={draft.address}
            onChange={event => edit(now => ({ ...now, address: event.target.value }))}
          />
        )}
      </FieldFrame>
      {!code && <OnTheMap draft={draft} edit={edit} errors={errors} />}
    </>
  )
}

/** Folded away: most callers name a code or an address. A code says where it hangs, so it leaves no point to choose. */
function OnTheMap({ draft, edit, errors }: RegisterFieldProps) {
  const [open, setOpen] = useState(draft.point !== undefined)
  if (!open && !errors.point)
    return (
      <Button aria-expanded={false} className="register-map" onClick={() => setOpen(true)}>
        在地图上选点（可不选）
      </Button>
    )
  return (
    <PointField
      label="点（点地图，或者写经度, 纬度；可不填）"
      point={draft.point}
      choose={point => edit(now => ({ ...now, point }))}
      error={errors.point}
      notes={standingNotes}
    />
  )
}
