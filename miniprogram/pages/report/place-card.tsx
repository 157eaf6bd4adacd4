import { writePlaceCode } from '../../../contracts/codes/place-code'
import type { Point } from '../../../contracts/common'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import type { Draft } from '../../drafts/draft'
import { type Spot, spotOf } from '../../places/spot'
import { AddressField } from './address-field'
import { CodeEntry } from './code-entry'
import { FakeSticker } from './fake-sticker'
import { OpenCases } from './open-cases'

interface Props {
  spot: Spot
  draft: Draft
  error?: string
  photoPlace?: Point
  onChange(part: Partial<Draft>): void
  onChoose(spot: Spot): void
}

type Scanned = Exclude<Spot, { kind: 'none' | 'mistyped' }>

/** Where it is, in large letters, or a way to say where. */
export function PlaceCard(props: Props) {
  const { spot } = props
  return 'code' in spot ? <ScannedPlace {...props} spot={spot} /> : <PlaceByHand {...props} />
}

/** As high before the server's answer as after it, whatever the answer is: nothing moves under the thumb. */
function ScannedPlace({ spot, draft, error, onChange, onChoose }: Props & { spot: Scanned }) {
  const { name, line } = wordsOf(spot)
  return (
    <Box className="place">
      <Title level={1}>{name}</Title>
      <Box className="place-address">{line}</Box>
      <Box className="place-foot">
        <Words className="hint">点位码 {writePlaceCode(spot.code)}</Words>
        {spot.kind === 'known' && (
          <Tap id="elsewhere" className="link" onTap={() => onChoose({ kind: 'none' })}>
            <Words>不是这里</Words>
          </Tap>
        )}
        {spot.kind === 'unreachable' && (
          <Tap id="look-again" className="link" onTap={() => onChoose({ kind: 'looking', code: spot.code })}>
            <Words>再查一次</Words>
          </Tap>
        )}
      </Box>
      <Box className="place-news">
        {spot.kind === 'looking' && <Box className="hint">正在看这里有没有人反映过…</Box>}
        {spot.kind === 'known' && !error && (
          <OpenCases cases={spot.view.openCases} joined={draft.joinCase} onJoin={joinCase => onChange({ joinCase })} />
        )}
        {spot.kind === 'known' && error && <Notice kind="trouble">{error}</Notice>}
        {spot.kind === 'unreachable' && (
          <Notice kind="warning">网络不好，还没查到地名。可以照常填写，发送时会带上这个码。</Notice>
        )}
        {(spot.kind === 'unknown' || spot.kind === 'retired') && (
          <Notice id="code-problem" kind="warning">
            {whatIsWrong(spot)}
          </Notice>
        )}
      </Box>
    </Box>
  )
}

function wordsOf(spot: Scanned): { name: string; line: string } {
  switch (spot.kind) {
    case 'known':
      return { name: spot.view.name, line: spot.view.address }
    case 'looking':
      return { name: '正在查这是哪里…', line: '不用等，可以先拍照。' }
    case 'unreachable':
      return { name: '点位已记下', line: '地名等有信号了再查。' }
    default:
      return { name: '问题在哪里？', line: '请在下面写下地址。' }
  }
}

/** Below everything that was already there while the code was looked up. */
export function PlaceBelow({ spot, ...props }: Props) {
  if (spot.kind !== 'unknown' && spot.kind !== 'retired') return null
  return (
    <Box className="place-below">
      {spot.kind === 'unknown' && <FakeSticker code={spot.code} draft={props.draft} onChange={props.onChange} />}
      <PlaceFields {...props} open={false} />
    </Box>
  )
}

function PlaceByHand({ spot, ...props }: Props) {
  return (
    <Box className="place">
      <Title level={1}>问题在哪里？</Title>
      {spot.kind === 'mistyped' && (
        <Notice id="code-problem" kind="warning">
          {whatIsWrong(spot)}
        </Notice>
      )}
      <PlaceFields {...props} open={spot.kind === 'mistyped'} />
    </Box>
  )
}

function PlaceFields({ draft, error, photoPlace, open, onChange, onChoose }: Omit<Props, 'spot'> & { open: boolean }) {
  return (
    <>
      <AddressField draft={draft} error={error} photoPlace={photoPlace} onChange={onChange} />
      <CodeEntry open={open} onCode={typed => onChoose(spotOf(typed))} />
    </>
  )
}

function whatIsWrong(spot: Exclude<Spot, { kind: 'none' | 'known' }>): string {
  if (spot.kind === 'mistyped')
    return spot.slip === 'check'
      ? `“${spot.typed}”有一位打错了，请对照牌子再看一遍。写下地址也一样能上报。`
      : `“${spot.typed}”不像我们的码，牌子上是 9 位，如 7K2M-9QXD-T。写下地址也一样能上报。`
  if (spot.kind === 'retired') return `这块牌子（${writePlaceCode(spot.code)}）已经停用。请写下地址，一样能上报。`
  return `没有找到这个码（${writePlaceCode(spot.code)}），可能不是我们张贴的。请写下地址，一样能上报。`
}
