import { type CSSProperties, type PointerEvent, useRef, useState } from 'react'
import type { Box } from '../../../../contracts/redaction/boxes'
import type { Photo } from '../photos-of'
import { BoxMark } from './box-mark'
import { boxBetween, isTooSmall, movedBy, type Spot } from './drawn-box'
import type { Boxes } from './use-boxes'

interface RedactStageProps {
  photo: Photo
  boxes: Boxes
  /** The box that was just made by keyboard, -1 for none. */
  made: number
  /** Whether whoever draws may take away what is black already. */
  mayShow: boolean
  preview: boolean
  large: boolean
}

/** What the mouse does: it draws a box from a corner, or drags one. */
type Drag = { from: Spot; to: Spot; moves?: number }

/** The photo with its boxes. The mouse draws them and drags those that are there. */
export function RedactStage({ photo, boxes, made, mayShow, preview, large }: RedactStageProps) {
  const { media, caption } = photo
  const stage = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag>()

  function spotOf(event: PointerEvent): Spot {
    const { left, top, width, height } = stage.current?.getBoundingClientRect() ?? new DOMRect()
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height }
  }

  function begin(event: PointerEvent) {
    if (event.button !== 0) return
    const from = spotOf(event)
    const moves = boxes.boxes.findLastIndex(
      ({ black, x, y, width, height }) =>
        !black && from.x > x && from.x < x + width && from.y > y && from.y < y + height
    )
    stage.current?.setPointerCapture(event.pointerId)
    setDrag({ from, to: from, ...(moves >= 0 && { moves }) })
  }

  function end() {
    if (!drag) return
    setDrag(undefined)
    const moving = drag.moves === undefined ? undefined : boxes.boxes[drag.moves]
    if (moving && drag.moves !== undefined) {
      if (drag.from.x !== drag.to.x || drag.from.y !== drag.to.y)
        boxes.replace(drag.moves, movedBy(moving, wayOf(drag)))
      return
    }
    const box = boxBetween(drag.from, drag.to)
    if (!isTooSmall(box)) boxes.add(box)
  }

  const drawn = drag && drag.moves === undefined ? boxBetween(drag.from, drag.to) : undefined
  return (
    <div className={large ? 'redact-scroll redact-large' : 'redact-scroll'}>
      <div
        ref={stage}
        className={preview ? 'redact-stage redact-preview' : 'redact-stage'}
        style={{ '--shape': media.width / media.height } as CSSProperties}
        onPointerDown={begin}
        onPointerMove={event => drag && setDrag({ ...drag, to: spotOf(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrag(undefined)}
      >
        <img src={media.urls.display} alt={caption} draggable={false} width={media.width} height={media.height} />
        {boxes.boxes.map((box, index) =>
          box.black && !mayShow ? null : (
            <BoxMark
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place in the list
              key={index}
              box={drag?.moves === index ? movedBy(box, wayOf(drag)) : box}
              number={index + 1}
              focused={index === made}
              change={changed => boxes.replace(index, changed)}
              remove={() => boxes.remove(index)}
            />
          )
        )}
        {drawn && <Outline box={drawn} />}
      </div>
    </div>
  )
}

const wayOf = ({ from, to }: Drag): Spot => ({ x: to.x - from.x, y: to.y - from.y })

function Outline({ box: { x, y, width, height } }: { box: Box }) {
  const percent = (share: number) => `${share * 100}%`
  return (
    <div
      className="box-mark"
      style={{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
    />
  )
}
