import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type DrawnBox, grownBy, movedBy, type Spot } from './drawn-box'

interface BoxMarkProps {
  box: DrawnBox
  number: number
  /** Just made by keyboard: the next keys are for it. */
  focused: boolean
  change: (box: DrawnBox) => void
  remove: () => void
}

const step = 0.01
const fine = 0.002
const ways: Record<string, Spot> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 }
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

/** A box on the photo. Arrow keys move it, with Shift they change its size, with Ctrl a little at a time; Delete takes it away. */
export function BoxMark({ box, number, focused, change, remove }: BoxMarkProps) {
  const mark = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focused) mark.current?.focus()
  }, [focused])

  function press(event: KeyboardEvent) {
    const way = ways[event.key]
    if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (way && !box.black) {
      const by = event.ctrlKey || event.metaKey ? fine : step
      const spot = { x: way.x * by, y: way.y * by }
      change(event.shiftKey ? grownBy(box, spot) : movedBy(box, spot))
    } else if (!way) return
    event.preventDefault()
    event.stopPropagation()
  }

  const where = `左边 ${percent(box.x)}，上边 ${percent(box.y)}，宽 ${percent(box.width)}，高 ${percent(box.height)}`
  return (
    <button
      ref={mark}
      type="button"
      className={box.black ? 'box-mark box-black' : 'box-mark'}
      style={{ left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) }}
      aria-label={`第 ${number} 处${box.black ? '，已经遮挡' : ''}：${where}`}
      onKeyDown={press}
    />
  )
}
