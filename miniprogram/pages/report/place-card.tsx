import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { Point } from '../../../contracts/common'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import type { Draft } from '../../drafts/draft'
import { type Spot, spotOf } from '../../places/spot'
import { AddressField } from './address-field'
import { CodeEntry } from './code-entry'
import { FakeSticker } from './fake-sticker'

interface Props {
  spot: Spot
  draft: Draft
  error?: string
  photoPlace?: Point
  onChange(part: Partial<Draft>): void
  onChoose(spot: Spot): void
}

/** Where it is, in large letters, or a way to say where. */
export function PlaceCard({ spot, draft, error, photoPlace, onChange, onChoose }: Props) {
  if (spot.kind === 'known')
    return (
      <Box className="place">
        <Title level={1}>{spot.view.name}</Title>
        <Box className="place-address">{spot.view.address}</Box>
        <Box className="place-foot">
          <Words className="hint">点位码 {writePlaceCode(spot.code)}</Words>
          <Tap id="elsewhere" className="link" onTap={() => onChoose({ kind: 'none' })}>
            <Words>不是这里</Words>
          </Tap>
        </Box>
        {error && <Notice kind="trouble">{error}</Notice>}
      </Box>
    )
  if (spot.kind === 'looking' || spot.kind === 'unreachable')
    return (
      <Box className="place">
        <Title level={1}>{spot.kind === 'looking' ? '正在查这是哪里…' : '点位已记下'}</Title>
        <Box className="place-foot">
          <Words className="hint">点位码 {writePlaceCode(spot.code)}</Words>
          {spot.kind === 'unreachable' && (
            <Tap id="look-again" className="link" onTap={() => onChoose({ kind: 'looking', code: spot.code })}>
              <Words>再查一次</Words>
            </Tap>
          )}
        </Box>
        {spot.kind === 'unreachable' && (
          <Notice kind="warning">网络不好，还没查到地名。可以照常填写，发送时会带上这个码。</Notice>
        )}
      </Box>
    )
  return (
    <Box className="place">
      <Title level={1}>问题在哪里？</Title>
      {spot.kind !== 'none' && (
        <Notice id="code-problem" kind="warning">
          {whatIsWrong(spot)}
        </Notice>
      )}
      {spot.kind === 'unknown' && <FakeSticker code={spot.code} draft={draft} onChange={onChange} />}
      <AddressField draft={draft} error={error} photoPlace={photoPlace} onChange={onChange} />
      <CodeEntry open={spot.kind === 'mistyped'} onCode={typed => onChoose(spotOf(typed))} />
    </Box>
  )
}

function whatIsWrong(spot: Exclude<Spot, { kind: 'none' | 'known' }>): string {
  const typed = 'typed' in spot ? spot.typed : writePlaceCode(spot.code)
  switch (spot.kind) {
    case 'mistyped':
      return spot.slip === 'check'
        ? `“${typed}”有一位打错了，请对照牌子再看一遍。写下地址也一样能上报。`
        : `“${typed}”不像我们的码，牌子上是 9 位，如 7K2M-9QXD-T。写下地址也一样能上报。`
    case 'retired':
      return `这块牌子（${typed}）已经停用。请写下地址，一样能上报。`
    default:
      return `没有找到这个码（${typed}），可能不是我们张贴的。请写下地址，一样能上报。`
  }
}
